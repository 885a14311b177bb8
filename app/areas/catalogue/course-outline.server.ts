import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import type { LessonCheck, Level, Objective, Prerequisites } from './course'
import { currentRevisionOf, outlineOf } from './queries.courses.server'

/** A course as it is offered now, without the texts of its lessons. */
export type CourseOutline = {
  courseId: string
  slug: string
  revisionId: string
  revision: number
  publishedAt: number
  title: string
  summary: string
  lead: string
  language: string
  translationOf: string | null
  level: Level
  minutes: number
  topics: readonly string[]
  product: string
  objectives: readonly Objective[]
  prerequisites: Prerequisites
  requiresBenefit: string | null
  preparesFor: readonly string[]
  /** Share of the checks that must be right to finish, as `formatRational` writes it. */
  finishChecks: string
  authors: string | null
  modules: readonly OutlineModule[]
  /** The lessons of all modules in order. */
  lessons: readonly OutlineLesson[]
}
export type OutlineModule = { number: number; title: string; minutes: number; lessons: readonly OutlineLesson[] }
export type OutlineLesson = {
  slug: string
  title: string
  minutes: number
  /** Counts from 1 through the whole course. */
  position: number
  objectives: readonly string[]
  checkIds: readonly string[]
}

/**
 * The current revision of a course and its outline; two queries.
 * @throws AppError 404 `catalogue.course-not-found`
 */
export async function courseOutline(ctx: Ctx, slug: string): Promise<CourseOutline> {
  const course = await findCourseOutline(ctx, slug)
  if (!course) throw notFound('catalogue.course-not-found')
  return course
}

/** The same, or null when no such course is offered. */
export const findCourseOutline = (ctx: Ctx, slug: string): Promise<CourseOutline | null> =>
  ctx.published(`catalogue.outline ${slug}`, () => readOutline(ctx, slug))

async function readOutline(ctx: Ctx, slug: string): Promise<CourseOutline | null> {
  const row = await currentRevisionOf(ctx.db, slug)
  if (!row) return null
  const lessonRows = await outlineOf(ctx.db, row.id)
  const lessons = lessonRows.map((lesson) => ({
    slug: lesson.slug,
    title: lesson.title,
    minutes: lesson.minutes,
    position: lesson.position,
    objectives: json<string[]>(lesson.objectives),
    checkIds: json<LessonCheck[]>(lesson.checks).map(({ id }) => id),
  }))
  const numbers = [...new Set(lessonRows.map((lesson) => lesson.module_number))]
  return {
    courseId: row.course_id,
    slug,
    revisionId: row.id,
    revision: row.number,
    publishedAt: row.published_at,
    title: row.title,
    summary: row.summary,
    lead: row.lead,
    language: row.language,
    translationOf: row.translation_of,
    level: row.level,
    minutes: row.minutes,
    topics: json<string[]>(row.topics),
    product: row.product,
    objectives: json<Objective[]>(row.objectives),
    prerequisites: json<Prerequisites>(row.prerequisites),
    requiresBenefit: row.requires_benefit,
    preparesFor: json<string[]>(row.prepares_for),
    finishChecks: row.finish_checks,
    authors: row.authors,
    lessons,
    modules: numbers.map((number) => {
      const own = lessons.filter((_lesson, index) => lessonRows[index]?.module_number === number)
      return {
        number,
        title: lessonRows.find((lesson) => lesson.module_number === number)?.module_title ?? '',
        minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
        lessons: own,
      }
    }),
  }
}
