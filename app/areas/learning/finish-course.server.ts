import type { CourseOutline } from '~/areas/catalogue/course-outline.server'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { closeDoneAssignments } from './close-assignments.server'
import { type CourseProgress, courseProgress } from './course-progress'
import type { CourseCompleted } from './events'
import { answersOf, insertCompletion, progressOf } from './queries.server'

/**
 * Called at the end of every step that can finish a course, with the enrolment locked. A completion is kept for good and
 * told once, however often the last step is made; it counts for the company the learner takes the course for.
 */
export async function finishCourse(
  tx: Ctx,
  learner: { personId: string; organisationId: string },
  course: CourseOutline,
): Promise<{ progress: CourseProgress; justFinished: boolean }> {
  const { personId, organisationId } = learner
  const progress = await progressIn(tx, personId, course)
  if (!progress.isFinished) return { progress, justFinished: false }
  const justFinished = await insertCompletion(tx.db, {
    id: newId(tx.now),
    person_id: personId,
    course_id: course.courseId,
    organisation_id: organisationId,
    course_revision_id: course.revisionId,
    completed_at: tx.now,
  })
  if (justFinished) {
    const event: CourseCompleted = {
      type: 'learning.course-completed',
      v: 1,
      personId,
      organisationId,
      courseSlug: course.slug,
      courseTitle: course.title,
      completedAt: tx.now,
    }
    await tx.publish(event)
    await closeDoneAssignments(tx, { personId, kind: 'course', slug: course.slug }, tx.now)
    await tx.signal(`organisation:${organisationId}`, 'learning-changed')
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
