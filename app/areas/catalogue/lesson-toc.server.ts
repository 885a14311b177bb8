import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { TocEntry } from './course'
import { lessonOf } from './queries.courses.server'

/** The headings of a lesson in a revision; none when the revision has no such lesson. */
export async function lessonToc(ctx: Ctx, revisionId: string, lessonSlug: string): Promise<TocEntry[]> {
  const row = await lessonOf(ctx.db, revisionId, lessonSlug)
  return row ? json<TocEntry[]>(row.toc) : []
}
