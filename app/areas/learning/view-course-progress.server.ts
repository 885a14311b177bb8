import type { CourseOutline } from '~/areas/catalogue/course-outline.server'
import type { Ctx } from '~/platform/context.server'
import { requirePerson } from '~/platform/request.server'
import { type AssignmentState, assignmentState } from './assignment-state'
import { type CourseProgress, courseProgress, nextLesson } from './course-progress'
import { assignmentsOfPerson } from './queries.assignments.server'
import { answersOf, completionsOfPerson, enrolmentsOf, progressOf } from './queries.server'

export type MyCourseProgress = CourseProgress & {
  isEnrolled: boolean
  /** The course changed under the reader's feet: something was seen before this revision was published. */
  movedToRevision: boolean
  completedAt: number | null
  /** The lesson to go on with: the last opened that is not done, else the first that is not done. */
  current: string | null
  assignment: { dueAt: number; state: AssignmentState; assignedByName: string } | null
  /** Courses this person has finished, by slug. */
  finishedCourses: ReadonlySet<string>
}

/** How the person who asks stands in a course. */
export async function viewCourseProgress(ctx: Ctx, course: CourseOutline): Promise<MyCourseProgress> {
  const { personId } = requirePerson(ctx)
  const of = { personId, courseId: course.courseId }
  const enrolments = await enrolmentsOf(ctx.db, personId, course.courseId)
  const lessons = await progressOf(ctx.db, personId, course.courseId)
  const answers = await answersOf(ctx.db, of)
  const completions = await completionsOfPerson(ctx.db, personId)
  const assignments = await assignmentsOfPerson(ctx.db, personId)

  const progress = courseProgress(
    course,
    lessons.map((row) => ({ lessonSlug: row.lesson_slug, completedAt: row.completed_at })),
    answers.map((row) => ({ lessonSlug: row.lesson_slug, checkId: row.check_id, fraction: row.fraction })),
  )
  const completedAt = completions.find(({ course_id }) => course_id === course.courseId)?.completed_at ?? null
  const assigned = assignments.find((row) => row.target_kind === 'course' && row.target_slug === course.slug)
  const openLessons = lessons
    .filter(
      ({ lesson_slug: slug }) => course.lessons.some((lesson) => lesson.slug === slug) && !progress.done.includes(slug),
    )
    .sort((a, b) => b.last_seen_at - a.last_seen_at)
  return {
    ...progress,
    isEnrolled: enrolments.length > 0,
    movedToRevision: course.revision > 1 && lessons.some(({ first_seen_at }) => first_seen_at < course.publishedAt),
    completedAt,
    current: openLessons[0]?.lesson_slug ?? nextLesson(course, progress),
    assignment: assigned
      ? {
          dueAt: assigned.due_at,
          state: assignmentState({ dueAt: assigned.due_at, doneAt: assigned.done_at, now: ctx.now }),
          assignedByName: assigned.assigner_name,
        }
      : null,
    finishedCourses: new Set(completions.map(({ slug }) => slug)),
  }
}
