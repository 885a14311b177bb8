import type { Ctx } from '~/platform/context.server'
import { completionsOfPeople, completionsOfPerson } from './queries.server'

export type Completion = { courseSlug: string; completedAt: number; organisationId: string }

/** The courses somebody has finished, oldest first. The caller authorises: it is a read model for areas above. */
export async function completionsOf(ctx: Ctx, personId: string): Promise<Completion[]> {
  return (await completionsOfPerson(ctx.db, personId)).map((row) => ({
    courseSlug: row.slug,
    completedAt: row.completed_at,
    organisationId: row.organisation_id,
  }))
}

/** Slugs of the courses that each of some people has finished, in one query. The caller authorises. */
export async function coursesFinishedBy(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const finished = new Map(personIds.map((id) => [id, new Set<string>()]))
  for (const { person_id, slug } of await completionsOfPeople(ctx.db, personIds)) finished.get(person_id)?.add(slug)
  return finished
}
