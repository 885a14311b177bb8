import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { emailKey } from './email'
import { groupMembers, type Member } from './members'
import {
  membershipOf,
  membersOf,
  type PersonRow,
  peopleById,
  personByEmailKey,
  personById,
  vendorMembers,
} from './queries.people.server'

/** Who a person is, without a word about where they belong. Never the password hash. */
export type Person = {
  personId: string
  name: string
  email: string
  locale: string
  timeZone: string
  theme: 'system' | 'light' | 'dark'
  createdAt: number
  deactivatedAt: number | null
}

export async function findPerson(ctx: Ctx, personId: string): Promise<Person | null> {
  const row = await personById(ctx.db, personId)
  return row ? personOf(row) : null
}

/** For commands: whoever signs in with this address, in whatever spelling of capitals. */
export async function findPersonByEmail(ctx: Ctx, email: string): Promise<Person | null> {
  const row = await personByEmailKey(ctx.db, emailKey(email))
  return row ? personOf(row) : null
}

/** Several people at once, by id; unknown ids are left out. */
export async function findPeople(ctx: Ctx, personIds: readonly string[]): Promise<Map<string, Person>> {
  const ids = [...new Set(personIds)]
  const rows = ids.length === 0 ? [] : await peopleById(ctx.db, ids)
  return new Map(rows.map((row) => [row.id, personOf(row)]))
}

/** Current, active members of an organisation, by name. */
export async function peopleOf(ctx: Ctx, organisationId: string): Promise<Member[]> {
  return groupMembers(await membersOf(ctx.db, organisationId))
}

export async function membersWithRole(ctx: Ctx, organisationId: string, role: Role): Promise<Member[]> {
  return (await peopleOf(ctx, organisationId)).filter((member) => member.roles.includes(role))
}

/** Does somebody belong to an organisation now, with an account that is open? */
export async function isCurrentMember(ctx: Ctx, of: { personId: string; organisationId: string }): Promise<boolean> {
  if (!(await membershipOf(ctx.db, of))) return false
  const person = await personById(ctx.db, of.personId)
  return person !== undefined && person.deactivated_at === null
}

/** Vendor staff with a role: whom to tell about what concerns every partner. */
export async function vendorMembersWithRole(ctx: Ctx, role: Role): Promise<Member[]> {
  return groupMembers(await vendorMembers(ctx.db)).filter((member) => member.roles.includes(role))
}

export const personOf = (row: PersonRow): Person => ({
  personId: row.id,
  name: row.name,
  email: row.email,
  locale: row.locale,
  timeZone: row.time_zone,
  theme: row.theme,
  createdAt: row.created_at,
  deactivatedAt: row.deactivated_at,
})
