import type { Ctx } from '~/platform/context.server'
import { lessonsInBrief, listCurrent } from './queries.courses.server'

/**
 * Which of these lessons there are, in the revisions that learners see now. Questions name lessons by what somebody
 * typed, and courses change: a link to a lesson is offered only when it leads somewhere. Two queries, none for nothing.
 * @param paths each `course/lesson`
 */
export async function existingLessons(ctx: Ctx, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = new Set(paths)
  if (wanted.size === 0) return wanted
  const courses = await listCurrent(ctx.db, [...new Set([...wanted].map((path) => path.split('/')[0] ?? ''))])
  const slugs = new Map(courses.map(({ revision_id, slug }) => [revision_id, slug]))
  const lessons = await lessonsInBrief(ctx.db, [...slugs.keys()])
  const found = lessons.map(({ course_revision_id, slug }) => `${slugs.get(course_revision_id)}/${slug}`)
  return new Set(found.filter((path) => wanted.has(path)))
}
