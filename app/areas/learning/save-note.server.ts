import type { Ctx } from '~/platform/context.server'
import { deleteNote, saveNoteRow } from './queries.server'
import { type LessonStep, lessonIn } from './record-lesson.server'

export const LONGEST_NOTE = 10_000

/**
 * Keeps what somebody noted beside a lesson; only they can read it. An empty note is no note.
 * @throws AppError 403 `catalogue.reserved`, 404 `catalogue.lesson-not-found`
 */
export async function saveNote(ctx: Ctx, step: LessonStep & { body: string }): Promise<{ savedAt: number }> {
  const { actor, course } = await lessonIn(ctx, step)
  const of = { personId: actor.personId, courseId: course.courseId, lessonSlug: step.lesson }
  const body = step.body.replace(/\r\n?/g, '\n').slice(0, LONGEST_NOTE)
  if (body.trim() === '') await deleteNote(ctx.db, of)
  else await saveNoteRow(ctx.db, of, body, ctx.now)
  return { savedAt: ctx.now }
}
