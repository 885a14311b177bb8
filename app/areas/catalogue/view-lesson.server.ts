import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import type { LessonCheck, TocEntry } from './course'
import { type CourseOutline, courseOutline, type OutlineLesson } from './course-outline.server'
import { mayReadLessons } from './policy'
import { lessonOf } from './queries.courses.server'

export type LessonView = {
  course: CourseOutline
  lesson: OutlineLesson & {
    /** Names the compiled module, see `lessonModules`. */
    moduleHash: string
    toc: readonly TocEntry[]
    /** With their keys: deliver them, never send them. */
    checks: readonly LessonCheck[]
  }
  previous: OutlineLesson | null
  next: OutlineLesson | null
}

/**
 * One lesson of the current revision.
 * @throws AppError 403 `catalogue.reserved`, 404 `catalogue.course-not-found` or `catalogue.lesson-not-found`
 */
export async function viewLesson(ctx: Ctx, courseSlug: string, lessonSlug: string): Promise<LessonView> {
  const actor = requirePerson(ctx)
  const course = await courseOutline(ctx, courseSlug)
  authorise(mayReadLessons(actor, course, await ctx.entitlements.of(actor.organisationId)))
  const index = course.lessons.findIndex(({ slug }) => slug === lessonSlug)
  const outline = course.lessons[index]
  const row = outline ? await lessonOf(ctx.db, course.revisionId, lessonSlug) : undefined
  if (!outline || !row) throw notFound('catalogue.lesson-not-found')
  return {
    course,
    lesson: {
      ...outline,
      moduleHash: row.module_hash,
      toc: json<TocEntry[]>(row.toc),
      checks: json<LessonCheck[]>(row.checks),
    },
    previous: course.lessons[index - 1] ?? null,
    next: course.lessons[index + 1] ?? null,
  }
}
