/** Who is asking. Roles are held in one organisation at a time; an actor is always one person in one organisation. */

export const roles = [
  'learner',
  'partner-manager',
  'integration-developer',
  'trainer',
  'examiner',
  'programme-manager',
  'moderator',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Roles a person can hold in a partner organisation, and those only vendor staff can hold. */
export const partnerRoles = ['learner', 'partner-manager', 'integration-developer'] as const satisfies readonly Role[]
export const vendorRoles = [
  'learner',
  'trainer',
  'examiner',
  'programme-manager',
  'moderator',
  'administrator',
] as const satisfies readonly Role[]

export type Theme = 'system' | 'light' | 'dark'

export type PersonActor = {
  kind: 'person'
  personId: string
  name: string
  email: string
  locale: string
  timeZone: string
  theme: Theme
  organisationId: string
  organisationKind: 'vendor' | 'partner'
  organisationName: string
  organisationSlug: string
  roles: readonly Role[]
  sessionIdHash: string
}
export type AnonymousActor = { kind: 'anonymous' }
export type SystemActor = { kind: 'system'; name: string }
export type Actor = AnonymousActor | PersonActor | SystemActor

/** True when the actor is a person holding at least one of the roles in the current organisation. */
export function hasRole(actor: Actor, ...wanted: Role[]): actor is PersonActor & { roles: readonly [Role, ...Role[]] } {
  return actor.kind === 'person' && wanted.some((role) => actor.roles.includes(role))
}

export const isVendorStaff = (actor: Actor): actor is PersonActor & { organisationKind: 'vendor' } =>
  actor.kind === 'person' && actor.organisationKind === 'vendor'

/** Stable name of the actor in audit entries and steps. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId
  return actor.kind === 'system' ? `system:${actor.name}` : 'anonymous'
}
