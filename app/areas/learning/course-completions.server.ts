import type { Ctx } from '~/platform/context.server'
import { completionsForCompany, completionsOfPeople, completionsOfPerson, lessonsDoneByPeople } from './queries.server'

export type Completion = { courseSlug: string; completedAt: number; organisationId: string }

/** The courses somebody has finished, oldest first. The caller authorises: it is a read model for areas above. */
export async function completionsOf(ctx: Ctx, personId: string): Promise<Completion[]> {
  return (await completionsOfPerson(ctx.db, personId)).map((row) => ({
    courseSlug: row.slug,
    completedAt: row.completed_at,
    organisationId: row.organisation_id,
  }))
}

/** The courses that were finished for a company, by whom and when. The caller authorises. */
export async function completionsFor(
  ctx: Ctx,
  organisationId: string,
): Promise<{ personId: string; courseSlug: string; completedAt: number }[]> {
  return (await completionsForCompany(ctx.db, organisationId)).map((row) => ({
    personId: row.person_id,
    courseSlug: row.slug,
    completedAt: row.completed_at,
  }))
}

export type LearnedSoFar = {
  /** Slugs of courses that were finished, and `course/lesson` of lessons that were gone through. */
  courses: Set<string>
  lessons: Set<string>
}

/** What each of some people has finished, in two queries. The caller authorises. */
export async function learnedSoFar(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, LearnedSoFar>> {
  const learned = new Map(personIds.map((id) => [id, { courses: new Set<string>(), lessons: new Set<string>() }]))
  for (const { person_id, slug } of await completionsOfPeople(ctx.db, personIds))
    learned.get(person_id)?.courses.add(slug)
  for (const { person_id, slug, lesson_slug } of await lessonsDoneByPeople(ctx.db, personIds))
    learned.get(person_id)?.lessons.add(`${slug}/${lesson_slug}`)
  return learned
}
