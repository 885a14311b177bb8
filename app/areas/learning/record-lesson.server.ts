import {
  type CourseOutline,
  courseOutline,
  findCourseOutline,
  type OutlineLesson,
} from '~/areas/catalogue/course-outline.server'
import { mayReadLessons } from '~/areas/catalogue/policy'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import type { CourseProgress } from './course-progress'
import { enrolPerson } from './enrol.server'
import { finishCourse } from './finish-course.server'
import { mayLearn, mayPreview } from './policy'
import { enrolmentsOf, insertSeen, lockEnrolment, setLessonDone, setPlace } from './queries.server'

export type LessonStep = { course: string; lesson: string }

export type LessonDone = {
  course: CourseOutline
  /** The lesson after this one, in the order of the course. */
  next: OutlineLesson | null
  progress: CourseProgress | null
  /** This step was the one that finished the course. */
  justFinished: boolean
}

/**
 * Marks a lesson done: the reader goes on from it. Somebody who was not enrolled is from now on, except vendor staff,
 * who only look.
 * @throws AppError 403 `catalogue.reserved`, 404 `catalogue.course-not-found` or `catalogue.lesson-not-found`
 */
export async function completeLesson(ctx: Ctx, step: LessonStep): Promise<LessonDone> {
  const { actor, course, index } = await lessonIn(ctx, step)
  const next = course.lessons[index + 1] ?? null
  if (await isOnlyLooking(ctx, actor, course)) return { course, next, progress: null, justFinished: false }
  return ctx.transaction(async (tx) => {
    const of = await openEnrolment(tx, actor, course, step.lesson)
    await setLessonDone(tx.db, of, tx.now)
    return { course, next, ...(await finishCourse(tx, actor, course)) }
  })
}

/**
 * Keeps where somebody is in a lesson: the id of a heading, or null for the beginning. Not worth an error when the
 * lesson has gone: it is sent while a page is being left.
 * @throws AppError 403 `catalogue.reserved`
 */
export async function keepPlace(ctx: Ctx, step: LessonStep & { place: string | null }): Promise<void> {
  authorise(mayLearn(ctx.actor))
  const actor = requirePerson(ctx)
  const course = await findCourseOutline(ctx, step.course)
  if (!course?.lessons.some(({ slug }) => slug === step.lesson)) return
  authorise(mayReadLessons(actor, course, await ctx.entitlements.of(actor.organisationId)))
  const of = { personId: actor.personId, courseId: course.courseId, lessonSlug: step.lesson }
  await setPlace(ctx.db, of, step.place, ctx.now)
}

/** The course, the lesson's index in it, and leave to read it. */
export async function lessonIn(ctx: Ctx, { course: courseSlug, lesson }: LessonStep) {
  authorise(mayLearn(ctx.actor))
  const actor = requirePerson(ctx)
  const course = await courseOutline(ctx, courseSlug)
  authorise(mayReadLessons(actor, course, await ctx.entitlements.of(actor.organisationId)))
  const index = course.lessons.findIndex(({ slug }) => slug === lesson)
  if (index < 0) throw notFound('catalogue.lesson-not-found')
  return { actor, course, index }
}

/** Vendor staff who have not enrolled leave no trace. */
export async function isOnlyLooking(ctx: Ctx, actor: PersonActor, course: CourseOutline): Promise<boolean> {
  if (!mayPreview(actor)) return false
  return (await enrolmentsOf(ctx.db, actor.personId, course.courseId)).length === 0
}

/** Enrols if need be, locks the enrolment and notes that the lesson was seen. */
export async function openEnrolment(tx: Ctx, actor: PersonActor, course: CourseOutline, lessonSlug: string) {
  const of = { personId: actor.personId, courseId: course.courseId, lessonSlug }
  await enrolPerson(tx, actor, course.courseId)
  await lockEnrolment(tx.db, of)
  await insertSeen(tx.db, of, tx.now)
  return of
}
