import { type LessonView, viewLesson } from '~/areas/catalogue/view-lesson.server'
import { type Question, questionSchema } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { requirePerson } from '~/platform/request.server'
import { type CheckView, deliverCheck, reviewCheck } from './check-view'
import { type CourseProgress, courseProgress } from './course-progress'
import { enrolPerson } from './enrol.server'
import { mayPreview } from './policy'
import { answersOf, enrolmentsOf, insertSeen, noteOf, progressOf } from './queries.server'

export type LessonPage = Pick<LessonView, 'course' | 'previous' | 'next'> & {
  lesson: Omit<LessonView['lesson'], 'checks'>
  checks: Record<string, CheckView>
  progress: CourseProgress
  /** Id of the heading where the reader was, when that is worth going to. */
  place: string | null
  isDone: boolean
  note: { body: string; savedAt: number } | null
  /** Vendor staff who look in: nothing is kept. */
  isPreview: boolean
}

/** A lesson that is opened again within this time leaves the row as it is. */
const SEEN_AGAIN_MS = 60_000

/**
 * Everything the lesson's page shows to this person. Opening a lesson enrols, for the company the reader acts
 * for, and notes that it was seen.
 * @throws AppError 403 `catalogue.reserved`, 404 `catalogue.course-not-found` or `catalogue.lesson-not-found`
 */
export async function openLessonPage(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<LessonPage> {
  const actor = requirePerson(ctx)
  const { course, lesson, previous, next } = await viewLesson(ctx, courseSlug, lessonSlug)
  const of = { personId: actor.personId, courseId: course.courseId, lessonSlug }
  const enrolments = await enrolmentsOf(ctx.db, of.personId, of.courseId)
  const isPreview = enrolments.length === 0 && mayPreview(actor)
  const rows = await progressOf(ctx.db, of.personId, of.courseId)
  const own = rows.find((row) => row.lesson_slug === lessonSlug)
  if (!isPreview) {
    const isEnrolledHere = enrolments.some(({ organisation_id }) => organisation_id === actor.organisationId)
    if (!isEnrolledHere) await enrolPerson(ctx, actor, course.courseId)
    if (!own || ctx.now - own.last_seen_at > SEEN_AGAIN_MS) await insertSeen(ctx.db, of, ctx.now)
  }
  const answers = await answersOf(ctx.db, of)
  const note = await noteOf(ctx.db, of)
  const { checks, ...facts } = lesson

  return {
    course,
    lesson: facts,
    previous,
    next,
    isPreview,
    checks: Object.fromEntries(
      checks.map((check) => {
        const question: Question = questionSchema.parse(check.question)
        // An answer to another wording still counts, but what was said to it does not fit any more.
        const last = answers.findLast(
          (row) => row.lesson_slug === lessonSlug && row.check_id === check.id && row.check_hash === check.hash,
        )
        const delivery = deliverCheck(question)
        return [
          check.id,
          last ? { delivery, answered: reviewCheck(question, json<string[]>(last.response)) } : { delivery },
        ]
      }),
    ),
    progress: courseProgress(
      course,
      rows.map((row) => ({ lessonSlug: row.lesson_slug, completedAt: row.completed_at })),
      answers.map((row) => ({ lessonSlug: row.lesson_slug, checkId: row.check_id, fraction: row.fraction })),
    ),
    place: own?.place && facts.toc.some(({ id }) => id === own.place) ? own.place : null,
    isDone: own?.completed_at != null,
    note: note ? { body: note.body, savedAt: note.updated_at } : null,
  }
}
