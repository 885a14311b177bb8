import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { allow, allowIf, deny, type Verdict } from '~/platform/policy'

/** Who may learn, assign and see whose progress. Every reason is an error code of this area. */

export const mayLearn = (actor: Actor): Verdict => allowIf(actor.kind === 'person', 'learning.members-only')

/** Vendor staff look at lessons without being enrolled; nothing of it is kept. */
export const mayPreview = (actor: Actor): boolean => isVendorStaff(actor)

export function maySeeTeam(actor: Actor, organisationId: string): Verdict {
  if (!hasRole(actor, 'partner-manager') || actor.organisationKind !== 'partner') return deny('learning.not-a-manager')
  return allowIf(actor.organisationId === organisationId, 'learning.other-organisation')
}

/** A manager assigns to current members of the own company. */
export function mayAssign(
  actor: Actor,
  organisationId: string,
  isMember: (personId: string) => boolean,
  personIds: readonly string[],
): Verdict {
  const seen = maySeeTeam(actor, organisationId)
  if (!seen.allow) return seen
  return personIds.every(isMember) ? allow : deny('learning.not-a-member')
}
