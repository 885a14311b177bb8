import type { Ctx } from '~/platform/context.server'
import { completionsOfPerson } from './queries.server'

export type Completion = { courseSlug: string; completedAt: number; organisationId: string }

/** The courses somebody has finished, oldest first. The caller authorises: it is a read model for areas above. */
export async function completionsOf(ctx: Ctx, personId: string): Promise<Completion[]> {
  return (await completionsOfPerson(ctx.db, personId)).map((row) => ({
    courseSlug: row.slug,
    completedAt: row.completed_at,
    organisationId: row.organisation_id,
  }))
}
