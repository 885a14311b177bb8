import type { CourseOutline } from '~/areas/catalogue/course-outline.server'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { type CourseProgress, courseProgress } from './course-progress'
import type { CourseCompleted } from './events'
import { answersOf, insertCompletion, progressOf } from './queries.server'

/**
 * Called at the end of every step that can finish a course, with the enrolment locked. A completion is kept for good and
 * told once, however often the last step is made.
 */
export async function finishCourse(
  tx: Ctx,
  actor: PersonActor,
  course: CourseOutline,
): Promise<{ progress: CourseProgress; justFinished: boolean }> {
  const of = { personId: actor.personId, courseId: course.courseId }
  const progress = await progressIn(tx, actor.personId, course)
  if (!progress.isFinished) return { progress, justFinished: false }
  const justFinished = await insertCompletion(tx.db, {
    id: newId(tx.now),
    person_id: of.personId,
    course_id: of.courseId,
    organisation_id: actor.organisationId,
    course_revision_id: course.revisionId,
    completed_at: tx.now,
  })
  if (justFinished) {
    const event: CourseCompleted = {
      type: 'learning.course-completed',
      v: 1,
      personId: actor.personId,
      organisationId: actor.organisationId,
      courseSlug: course.slug,
      courseTitle: course.title,
      completedAt: tx.now,
    }
    await tx.publish(event)
    await tx.signal(`organisation:${actor.organisationId}`, 'learning-changed')
  }
  return { progress, justFinished }
}

/** How far a person is in a course; two queries. */
export async function progressIn(ctx: Ctx, personId: string, course: CourseOutline): Promise<CourseProgress> {
  const of = { personId, courseId: course.courseId }
  const lessons = await progressOf(ctx.db, personId, course.courseId)
  const checks = await answersOf(ctx.db, of)
  return courseProgress(
    course,
    lessons.map((row) => ({ lessonSlug: row.lesson_slug, completedAt: row.completed_at })),
    checks.map((row) => ({ lessonSlug: row.lesson_slug, checkId: row.check_id, fraction: row.fraction })),
  )
}
