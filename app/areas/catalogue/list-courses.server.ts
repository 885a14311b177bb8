import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import type { Level } from './course'
import { mayReadLessons, maySeeCatalogue } from './policy'
import { lessonsInBrief, listCurrent } from './queries.courses.server'

export type CourseSummary = {
  courseId: string
  slug: string
  revisionId: string
  title: string
  summary: string
  language: string
  translationOf: string | null
  level: Level
  minutes: number
  topics: readonly string[]
  requiresBenefit: string | null
  /** May this person's company read the lessons? */
  isOpen: boolean
  preparesFor: readonly string[]
  publishedAt: number
  lessons: readonly { slug: string; title: string; minutes: number }[]
}

/**
 * Every course that is offered, in every language, as this person sees it. `filterCourses` makes a view of them.
 * @throws AppError 403 `catalogue.members-only`
 */
export async function listCourses(ctx: Ctx): Promise<CourseSummary[]> {
  authorise(maySeeCatalogue(ctx.actor))
  const actor = requirePerson(ctx)
  const granted = await ctx.entitlements.of(actor.organisationId)
  return (await ctx.published('catalogue.courses', () => offeredCourses(ctx))).map((course) => ({
    ...course,
    isOpen: mayReadLessons(actor, course, granted).allow,
  }))
}

async function offeredCourses(ctx: Ctx): Promise<readonly Omit<CourseSummary, 'isOpen'>[]> {
  const rows = await listCurrent(ctx.db)
  const lessons = await lessonsInBrief(
    ctx.db,
    rows.map(({ revision_id }) => revision_id),
  )
  return rows.map((row) => ({
    courseId: row.course_id,
    slug: row.slug,
    revisionId: row.revision_id,
    title: row.title,
    summary: row.summary,
    language: row.language,
    translationOf: row.translation_of,
    level: row.level,
    minutes: row.minutes,
    topics: json<string[]>(row.topics),
    requiresBenefit: row.requires_benefit,
    preparesFor: json<string[]>(row.prepares_for),
    publishedAt: row.published_at,
    lessons: lessons
      .filter(({ course_revision_id }) => course_revision_id === row.revision_id)
      .map(({ slug, title, minutes }) => ({ slug, title, minutes })),
  }))
}
