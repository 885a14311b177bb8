import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { groupMembers, type Member } from './members'
import { type Organisation, organisationOf } from './organisations.server'
import { type Person, personOf } from './people.server'
import { mayAdminister, mayEndMembership, maySeePeople } from './policy'
import { organisationById } from './queries.organisations.server'
import { membershipsOf, membersOf, personById } from './queries.people.server'
import type { OrganisationKind } from './roles'

export type MemberView = { member: Member; organisation: Organisation; isSelf: boolean; mayEnd: boolean }

/**
 * One member of one organisation, for whoever manages its people.
 * @throws AppError 403 `identity.not-the-manager-here`; 404 `identity.member-not-found`
 */
export async function viewMember(ctx: Ctx, of: { organisationId: string; personId: string }): Promise<MemberView> {
  authorise(maySeePeople(ctx.actor, of.organisationId))
  const [organisation, rows] = await Promise.all([
    organisationById(ctx.db, of.organisationId),
    membersOf(ctx.db, of.organisationId),
  ])
  const member = groupMembers(rows).find(({ personId }) => personId === of.personId)
  if (!organisation || !member) throw notFound('identity.member-not-found')
  return {
    member,
    organisation: organisationOf(organisation),
    isSelf: ctx.actor.kind === 'person' && ctx.actor.personId === of.personId,
    mayEnd: mayEndMembership(ctx.actor, { organisationId: organisation.id, kind: organisation.kind }, of.personId)
      .allow,
  }
}

export type MembershipView = {
  organisationId: string
  organisationName: string
  organisationSlug: string
  organisationKind: OrganisationKind
  roles: readonly Role[]
  joinedAt: number
}

export type PersonView = { person: Person; memberships: MembershipView[]; isSelf: boolean }

/** A person with all memberships, for administrators. @throws AppError 403; 404 `identity.person-not-found` */
export async function viewPerson(ctx: Ctx, personId: string): Promise<PersonView> {
  authorise(mayAdminister(ctx.actor))
  const row = await personById(ctx.db, personId)
  if (!row) throw notFound('identity.person-not-found')
  return {
    person: personOf(row),
    memberships: await membershipViews(ctx, personId),
    isSelf: ctx.actor.kind === 'person' && ctx.actor.personId === personId,
  }
}

/** Where a person belongs, in the order they joined. */
export async function membershipViews(ctx: Ctx, personId: string): Promise<MembershipView[]> {
  const rows = await membershipsOf(ctx.db, personId)
  const places = new Map(rows.map((row) => [row.membership_id, row]))
  return [...places.values()].map((place) => ({
    organisationId: place.organisation_id,
    organisationName: place.organisation_name,
    organisationSlug: place.organisation_slug,
    organisationKind: place.organisation_kind,
    roles: groupMembers(rows.filter((row) => row.membership_id === place.membership_id))[0]?.roles ?? [],
    joinedAt: place.joined_at,
  }))
}
