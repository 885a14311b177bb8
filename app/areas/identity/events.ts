import type { Role } from '~/platform/actor'

/** A person became a member of an organisation: an invitation was accepted, or an administrator added them. */
export type MemberJoined = {
  type: 'identity.member-joined'
  v: 1
  personId: string
  organisationId: string
  roles: readonly Role[]
}

/** A membership ended. The person may still belong to other organisations. */
export type MemberLeft = { type: 'identity.member-left'; v: 1; personId: string; organisationId: string }

/** The programme has a new partner organisation. */
export type PartnerCreated = { type: 'identity.partner-created'; v: 1; organisationId: string; name: string }

export type IdentityEvent = MemberJoined | MemberLeft | PartnerCreated
