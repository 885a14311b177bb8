import type { Ctx } from '~/platform/context.server'
import { vendor } from './organisations.server'
import { membershipsOf } from './queries.people.server'

/** Words that somebody who knows the person would try first; see `passwordProblem`. */
export async function knownWords(
  ctx: Ctx,
  of: { personId: string | null; name: string; email: string; organisationName?: string },
): Promise<string[]> {
  const [{ name: vendorName }, memberships] = await Promise.all([
    vendor(ctx),
    of.personId === null ? [] : membershipsOf(ctx.db, of.personId),
  ])
  const organisations = memberships.map(({ organisation_name }) => organisation_name)
  return [
    of.name,
    of.email,
    vendorName,
    ...organisations,
    ...(of.organisationName === undefined ? [] : [of.organisationName]),
  ]
}
