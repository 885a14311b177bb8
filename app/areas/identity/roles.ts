import { partnerRoles, type Role, vendorRoles } from '~/platform/actor'
import { allow, deny, type Verdict } from '~/platform/policy'

export type OrganisationKind = 'vendor' | 'partner'

/** Roles that a member of an organisation of this kind can hold, in the order they are offered. */
export const rolesOf = (kind: OrganisationKind): readonly Role[] => (kind === 'vendor' ? vendorRoles : partnerRoles)

/** Can a member of such an organisation hold exactly these roles? A member without any role could do nothing. */
export function canHold(kind: OrganisationKind, roles: readonly Role[]): Verdict {
  if (roles.length === 0) return deny('identity.role-missing')
  return roles.every((role) => rolesOf(kind).includes(role)) ? allow : deny('identity.role-not-held-here')
}

/** Each role once, in the order they are offered. */
export const inOrder = (kind: OrganisationKind, roles: readonly Role[]): Role[] =>
  rolesOf(kind).filter((role) => roles.includes(role))
