import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { PeopleTable } from '#db/tables/identity'
import type { Role } from '~/platform/actor'

type Db = Kysely<Database>
export type PersonRow = Selectable<PeopleTable>

export const personById = (db: Db, id: string) =>
  db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()

export const personByEmailKey = (db: Db, emailKey: string) =>
  db.selectFrom('people').selectAll().where('email_key', '=', emailKey).executeTakeFirst()

export const peopleById = (db: Db, ids: readonly string[]) =>
  db.selectFrom('people').selectAll().where('id', 'in', ids).execute()

/** False when somebody has the address already. */
export async function insertPerson(db: Db, row: PersonRow): Promise<boolean> {
  const done = await db
    .insertInto('people')
    .values(row)
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

export const updatePerson = (db: Db, id: string, change: Partial<Omit<PersonRow, 'id'>>) =>
  db.updateTable('people').set(change).where('id', '=', id).execute()

/** Marks the person and says whether it changed anything: of two calls at once only one did. */
export async function setDeactivated(db: Db, id: string, at: number | null): Promise<boolean> {
  const done = await db
    .updateTable('people')
    .set({ deactivated_at: at })
    .where('id', '=', id)
    .where('deactivated_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

export type MembershipWithRole = {
  membership_id: string
  joined_at: number
  person_id: string
  organisation_id: string
  organisation_kind: 'vendor' | 'partner'
  organisation_name: string
  organisation_slug: string
  name: string
  email: string
  locale: string
  time_zone: string
  role: Role | null
}

const currentMemberships = (db: Db) =>
  db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .innerJoin('organisations', 'organisations.id', 'memberships.organisation_id')
    .leftJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
    .select([
      'memberships.id as membership_id',
      'memberships.created_at as joined_at',
      'memberships.person_id',
      'memberships.organisation_id',
      'organisations.kind as organisation_kind',
      'organisations.name as organisation_name',
      'organisations.slug as organisation_slug',
      'people.name',
      'people.email',
      'people.locale',
      'people.time_zone',
      'membership_roles.role',
    ])
    .where('memberships.ended_at', 'is', null)

/** One row for each role of each current, active member; see `groupMembers`. */
export const membersOf = (db: Db, organisationId: string): Promise<MembershipWithRole[]> =>
  currentMemberships(db)
    .where('memberships.organisation_id', '=', organisationId)
    .where('people.deactivated_at', 'is', null)
    .execute()

export const vendorMembers = (db: Db): Promise<MembershipWithRole[]> =>
  currentMemberships(db).where('organisations.kind', '=', 'vendor').where('people.deactivated_at', 'is', null).execute()

/** Current memberships of a person in organisations that are not closed, oldest first; deactivated or not. */
export const membershipsOf = (db: Db, personId: string): Promise<MembershipWithRole[]> =>
  currentMemberships(db)
    .where('memberships.person_id', '=', personId)
    .where('organisations.closed_at', 'is', null)
    .orderBy('memberships.created_at')
    .orderBy('memberships.id')
    .execute()

export const membershipOf = (db: Db, of: { personId: string; organisationId: string }) =>
  db
    .selectFrom('memberships')
    .selectAll()
    .where('person_id', '=', of.personId)
    .where('organisation_id', '=', of.organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export async function insertMembership(
  db: Db,
  row: { id: string; personId: string; organisationId: string; roles: readonly Role[]; now: number },
): Promise<void> {
  await db
    .insertInto('memberships')
    .values({
      id: row.id,
      person_id: row.personId,
      organisation_id: row.organisationId,
      created_at: row.now,
      ended_at: null,
    })
    .execute()
  await insertRoles(db, row.id, row.roles, row.now)
}

export async function replaceRoles(db: Db, membershipId: string, roles: readonly Role[], now: number): Promise<void> {
  await db
    .deleteFrom('membership_roles')
    .where('membership_id', '=', membershipId)
    .where('role', 'not in', roles)
    .execute()
  await insertRoles(db, membershipId, roles, now)
}

const insertRoles = (db: Db, membershipId: string, roles: readonly Role[], now: number) =>
  db
    .insertInto('membership_roles')
    .values(roles.map((role) => ({ membership_id: membershipId, role, granted_at: now })))
    .onConflict((conflict) => conflict.columns(['membership_id', 'role']).doNothing())
    .execute()

export async function endMembershipRow(db: Db, membershipId: string, now: number): Promise<boolean> {
  const done = await db
    .updateTable('memberships')
    .set({ ended_at: now })
    .where('id', '=', membershipId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}
