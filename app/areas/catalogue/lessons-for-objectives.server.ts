import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { Objective } from './course'
import { lessonsInBrief, listCurrent, objectivesOf } from './queries.courses.server'

export type LessonForObjective = {
  courseSlug: string
  courseTitle: string
  lessonSlug: string
  lessonTitle: string
  minutes: number
  href: string
}
export type ObjectiveLessons = { id: string; text: string; lessons: readonly LessonForObjective[] }

/**
 * What each objective says and which lessons of the courses teach it, in the order asked for: what a result page offers
 * to learn again. An objective that no course has comes back with its id as its text.
 */
export async function lessonsForObjectives(
  ctx: Ctx,
  courseSlugs: readonly string[],
  objectiveIds: readonly string[],
): Promise<ObjectiveLessons[]> {
  const courses = await listCurrent(ctx.db, courseSlugs)
  const revisionIds = courses.map(({ revision_id }) => revision_id)
  const lessons = await lessonsInBrief(ctx.db, revisionIds)
  const texts = new Map<string, string>()
  for (const { objectives } of await objectivesOf(ctx.db, revisionIds))
    for (const { id, text } of json<Objective[]>(objectives)) texts.set(id, text)

  return objectiveIds.map((id) => ({
    id,
    text: texts.get(id) ?? id,
    lessons: courses.flatMap((course) =>
      lessons
        .filter(({ course_revision_id }) => course_revision_id === course.revision_id)
        .filter(({ objectives }) => json<string[]>(objectives).includes(id))
        .map((lesson) => ({
          courseSlug: course.slug,
          courseTitle: course.title,
          lessonSlug: lesson.slug,
          lessonTitle: lesson.title,
          minutes: lesson.minutes,
          href: `/learn/courses/${course.slug}/${lesson.slug}`,
        })),
    ),
  }))
}
