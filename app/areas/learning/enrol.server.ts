import { type CourseOutline, courseOutline } from '~/areas/catalogue/course-outline.server'
import { mayReadLessons } from '~/areas/catalogue/policy'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayLearn } from './policy'
import { insertEnrolment } from './queries.server'

/**
 * Puts a course among the person's own. Enrolling again changes nothing. Prerequisites are advice, a benefit is not.
 * @throws AppError 403 `catalogue.reserved`, 404 `catalogue.course-not-found`
 */
export async function enrol(ctx: Ctx, courseSlug: string): Promise<{ course: CourseOutline; isNew: boolean }> {
  authorise(mayLearn(ctx.actor))
  const actor = requirePerson(ctx)
  const course = await courseOutline(ctx, courseSlug)
  authorise(mayReadLessons(actor, course, await ctx.entitlements.of(actor.organisationId)))
  const isNew = await enrolPerson(ctx, actor, course.courseId)
  if (isNew) await ctx.signal(`organisation:${actor.organisationId}`, 'learning-changed')
  return { course, isNew }
}

export const enrolPerson = (ctx: Ctx, actor: PersonActor, courseId: string): Promise<boolean> =>
  insertEnrolment(ctx.db, {
    id: newId(ctx.now),
    person_id: actor.personId,
    course_id: courseId,
    organisation_id: actor.organisationId,
    cause: 'self',
    created_at: ctx.now,
  })
