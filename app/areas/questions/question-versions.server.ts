import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { versionsById } from './queries.server'
import type { Question } from './registry'

/** Questions by the ids of their versions, keys included: deliver them, never send them. Unknown ids are left out. */
export async function questionVersions(ctx: Ctx, versionIds: readonly string[]): Promise<Map<string, Question>> {
  const ids = [...new Set(versionIds)]
  const rows = ids.length === 0 ? [] : await versionsById(ctx.db, ids)
  return new Map(rows.map(({ id, body }) => [id, json<Question>(body)]))
}
