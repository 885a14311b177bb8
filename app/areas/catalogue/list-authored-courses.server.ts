import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { type ComparableRevision, compareRevisions, type RevisionChange } from './compare-revisions'
import type { LessonCheck, Level, Objective } from './course'
import { type CourseFinding, lintCourse } from './lint-course'
import { maySeeAuthoring } from './policy'
import { authoredCourses, lessonsToLint, lessonTexts, type RevisionRow, revisionsOf } from './queries.courses.server'

export type AuthoredCourse = {
  slug: string
  title: string
  language: string
  level: Level
  minutes: number
  lessons: number
  checks: number
  revision: number
  publishedAt: number
  withdrawnAt: number | null
  findings: readonly CourseFinding[]
}

/** Every course, withdrawn ones too, with what its author should look at. @throws AppError 403 `catalogue.not-an-author` */
export async function listAuthoredCourses(ctx: Ctx): Promise<AuthoredCourse[]> {
  authorise(maySeeAuthoring(ctx.actor))
  const rows = await authoredCourses(ctx.db)
  const lessons = await lessonsToLint(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = lessons
      .filter(({ course_revision_id }) => course_revision_id === row.id)
      .map(({ title, objectives, checks }) => ({
        title,
        objectives: json<string[]>(objectives),
        checkIds: json<LessonCheck[]>(checks).map(({ id }) => id),
      }))
    return {
      slug: row.slug,
      title: row.title,
      language: row.language,
      level: row.level,
      minutes: row.minutes,
      lessons: own.length,
      checks: own.reduce((sum, { checkIds }) => sum + checkIds.length, 0),
      revision: row.number,
      publishedAt: row.published_at,
      withdrawnAt: row.withdrawn_at,
      findings: lintCourse({
        objectives: json<Objective[]>(row.objectives),
        preparesFor: json<string[]>(row.prepares_for),
        lessons: own,
      }),
    }
  })
}

export type RevisionHistory = {
  slug: string
  title: string
  revisions: readonly { number: number; publishedAt: number; publishedBy: string; changes: readonly RevisionChange[] }[]
}

/**
 * Every revision of a course, newest first, with what it changed.
 * @throws AppError 403 `catalogue.not-an-author`, 404 `catalogue.course-not-found`
 */
export async function courseHistory(ctx: Ctx, slug: string): Promise<RevisionHistory> {
  authorise(maySeeAuthoring(ctx.actor))
  const rows = await revisionsOf(ctx.db, slug)
  const [newest] = rows
  if (!newest) throw notFound('catalogue.course-not-found')
  const lessons = await lessonTexts(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const comparable = (row: RevisionRow): ComparableRevision => ({
    facts: factsOf(row),
    lessons: lessons
      .filter(({ course_revision_id }) => course_revision_id === row.id)
      .map((lesson) => ({
        slug: lesson.slug,
        title: lesson.title,
        text: lesson.source,
        checks: json<LessonCheck[]>(lesson.checks).map(({ id, hash }) => ({ id, hash })),
      })),
  })
  return {
    slug,
    title: newest.title,
    revisions: rows.map((row, index) => {
      const before = rows[index + 1]
      return {
        number: row.number,
        publishedAt: row.published_at,
        publishedBy: row.published_by,
        changes: compareRevisions(before ? comparable(before) : null, comparable(row)),
      }
    }),
  }
}

const factsOf = (row: RevisionRow): ComparableRevision['facts'] => ({
  title: row.title,
  summary: `${row.summary}\n${row.lead}`,
  level: row.level,
  objectives: row.objectives,
  prerequisites: row.prerequisites,
  finish: row.finish_checks,
  exams: row.prepares_for,
  reserved: row.requires_benefit ?? '',
  product: row.product,
})
