import { type Actor, hasRole, type PersonActor, partnerRoles, type Role } from '~/platform/actor'
import { allow, allowIf, deny, type Verdict } from '~/platform/policy'
import { canHold, type OrganisationKind } from './roles'

/** Who may do what to organisations, people, memberships and sessions. Every reason is an error code of this area. */

export type Place = { organisationId: string; kind: OrganisationKind }

const isSystem = (actor: Actor) => actor.kind === 'system'
const isAdministrator = (actor: Actor): actor is PersonActor =>
  hasRole(actor, 'administrator') && actor.organisationKind === 'vendor'
const managesPartner = (actor: Actor, organisationId: string): actor is PersonActor =>
  hasRole(actor, 'partner-manager') && actor.organisationKind === 'partner' && actor.organisationId === organisationId

export const mayAdminister = (actor: Actor): Verdict =>
  allowIf(isSystem(actor) || isAdministrator(actor), 'identity.not-an-administrator')

/** The vendor itself is made once, by the command that sets an installation up. */
export const mayCreateOrganisation = (actor: Actor, kind: OrganisationKind): Verdict =>
  kind === 'vendor' ? allowIf(isSystem(actor), 'identity.not-an-administrator') : mayAdminister(actor)

export const mayCreatePerson = mayAdminister

/** Members, open invitations, their roles: for the managers of a partner and for administrators. */
export const maySeePeople = (actor: Actor, organisationId: string): Verdict =>
  allowIf(
    isSystem(actor) || isAdministrator(actor) || managesPartner(actor, organisationId),
    'identity.not-the-manager-here',
  )

/** A partner's manager gives the roles of partners, in the own organisation only; nobody gives a role that the kind of organisation cannot hold. */
export function mayGrant(actor: Actor, place: Place, roles: readonly Role[]): Verdict {
  const seen = maySeePeople(actor, place.organisationId)
  if (!seen.allow) return seen
  const held = canHold(place.kind, roles)
  if (!held.allow) return held
  if (isSystem(actor) || isAdministrator(actor)) return allow
  return allowIf(
    roles.every((role) => (partnerRoles as readonly Role[]).includes(role)),
    'identity.role-not-yours-to-give',
  )
}

/**
 * Nobody gives up the role by which they manage: a second manager does it for them. So an organisation that has a
 * manager, and an installation that has an administrator, never loses the last one by a slip.
 */
export function mayChangeRoles(actor: Actor, place: Place, of: { personId: string; roles: readonly Role[] }): Verdict {
  const granted = mayGrant(actor, place, of.roles)
  if (!granted.allow || actor.kind !== 'person' || actor.personId !== of.personId) return granted
  const managing: Role = place.kind === 'vendor' ? 'administrator' : 'partner-manager'
  return actor.roles.includes(managing) && !of.roles.includes(managing) ? deny('identity.own-managing-role') : allow
}

export function mayEndMembership(actor: Actor, place: Place, personId: string): Verdict {
  const seen = maySeePeople(actor, place.organisationId)
  if (!seen.allow) return seen
  return allowIf(actor.kind !== 'person' || actor.personId !== personId, 'identity.own-membership')
}

export function mayDeactivate(actor: Actor, personId: string): Verdict {
  const administer = mayAdminister(actor)
  if (!administer.allow) return administer
  return allowIf(actor.kind !== 'person' || actor.personId !== personId, 'identity.own-account')
}

export const mayEndSessionsOf = (actor: Actor, personId: string): Verdict =>
  actor.kind === 'person' && actor.personId === personId ? allow : mayAdminister(actor)
