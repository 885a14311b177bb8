import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { type CourseOutline, courseOutline } from './course-outline.server'
import { mayReadLessons, maySeeCatalogue } from './policy'
import { listCurrent, translationsOf } from './queries.courses.server'

export type CourseView = CourseOutline & {
  /** May this person's company read the lessons? When not, `requiresBenefit` says what is missing. */
  isOpen: boolean
  /** This course in every language it is offered in, itself included. */
  translations: readonly { slug: string; title: string; language: string }[]
  /** The courses it builds on, as far as they are offered. */
  buildsOn: readonly { slug: string; title: string }[]
}

/**
 * A course page's facts: everybody signed in may see them, also of a reserved course.
 * @throws AppError 403 `catalogue.members-only`, 404 `catalogue.course-not-found`
 */
export async function viewCourse(ctx: Ctx, slug: string): Promise<CourseView> {
  authorise(maySeeCatalogue(ctx.actor))
  const actor = requirePerson(ctx)
  const outline = await courseOutline(ctx, slug)
  const granted = await ctx.entitlements.of(actor.organisationId)
  const around = await ctx.published(`catalogue.around ${slug}`, () => coursesAround(ctx, outline))
  return { ...outline, isOpen: mayReadLessons(actor, outline, granted).allow, ...around }
}

async function coursesAround(
  ctx: Ctx,
  { slug, translationOf, prerequisites }: CourseOutline,
): Promise<Pick<CourseView, 'translations' | 'buildsOn'>> {
  const named = await listCurrent(ctx.db, prerequisites.courses)
  return {
    translations: await translationsOf(ctx.db, translationOf ?? slug),
    buildsOn: named.map(({ slug: name, title }) => ({ slug: name, title })),
  }
}
