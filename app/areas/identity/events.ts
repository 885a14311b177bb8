import type { Role } from '~/platform/actor'

/** Moments are when it happened, in epoch milliseconds: whoever hears an event may hear it days later. */

/** A person became a member of an organisation: an invitation was accepted, or an administrator added them. */
export type MemberJoined = {
  type: 'identity.member-joined'
  v: 1
  personId: string
  organisationId: string
  roles: readonly Role[]
  joinedAt: number
}

/** A member holds exactly these roles from now on. Not told of a closed account: its opening tells the roles of then. */
export type MemberRolesChanged = {
  type: 'identity.member-roles-changed'
  v: 1
  personId: string
  organisationId: string
  roles: readonly Role[]
  changedAt: number
}

/** A membership ended. The person may still belong to other organisations. */
export type MemberLeft = {
  type: 'identity.member-left'
  v: 1
  personId: string
  organisationId: string
  leftAt: number
}

/** An account was closed, everywhere at once; the memberships stay for when it is opened again. */
export type PersonDeactivated = {
  type: 'identity.person-deactivated'
  v: 1
  personId: string
  organisationIds: readonly string[]
  deactivatedAt: number
}

/** A closed account was opened again, with the memberships that have not ended meanwhile. */
export type PersonReactivated = {
  type: 'identity.person-reactivated'
  v: 1
  personId: string
  memberships: readonly { organisationId: string; roles: readonly Role[] }[]
  reactivatedAt: number
}

/** The programme has a new partner organisation. */
export type PartnerCreated = { type: 'identity.partner-created'; v: 1; organisationId: string; name: string }

/** What is known of a partner organisation has changed: its name, region or country. */
export type PartnerChanged = { type: 'identity.partner-changed'; v: 1; organisationId: string; changedAt: number }

export type IdentityEvent =
  | MemberJoined
  | MemberRolesChanged
  | MemberLeft
  | PersonDeactivated
  | PersonReactivated
  | PartnerCreated
  | PartnerChanged
