import type { Ctx } from '~/platform/context.server'
import { titlesOf } from './queries.courses.server'

/** What courses are called now, by slug; withdrawn ones too, for what still points to them. */
export async function courseTitles(ctx: Ctx, slugs: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(slugs)]
  const rows = wanted.length === 0 ? [] : await titlesOf(ctx.db, wanted)
  return new Map(rows.map(({ slug, title }) => [slug, title]))
}
