import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { SessionsTable } from '#db/tables/identity'

type Db = Kysely<Database>
export type SessionRow = Selectable<SessionsTable>

/**
 * A session with who it belongs to, one row for each role. No row at all when the person was deactivated, is no longer a
 * member there, or the organisation is closed: the one query of every signed-in request answers all of it.
 */
export const sessionWithPerson = (db: Db, idHash: string) =>
  db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .innerJoin('organisations', 'organisations.id', 'sessions.organisation_id')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'sessions.person_id')
        .onRef('memberships.organisation_id', '=', 'sessions.organisation_id')
        .on('memberships.ended_at', 'is', null),
    )
    .leftJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
    .select([
      'sessions.person_id',
      'sessions.organisation_id',
      'sessions.created_at',
      'sessions.expires_at',
      'sessions.absolute_expires_at',
      'sessions.user_agent',
      'sessions.address',
      'people.name',
      'people.email',
      'people.locale',
      'people.time_zone',
      'people.theme',
      'organisations.kind as organisation_kind',
      'organisations.name as organisation_name',
      'organisations.slug as organisation_slug',
      'membership_roles.role',
    ])
    .where('sessions.id_hash', '=', idHash)
    .where('people.deactivated_at', 'is', null)
    .where('organisations.closed_at', 'is', null)
    .execute()

export const insertSession = (db: Db, row: SessionRow) => db.insertInto('sessions').values(row).execute()

export const moveSessionEnd = (db: Db, idHash: string, expiresAt: number) =>
  db.updateTable('sessions').set({ expires_at: expiresAt }).where('id_hash', '=', idHash).execute()

export const sessionsOfPerson = (db: Db, personId: string) =>
  db.selectFrom('sessions').selectAll().where('person_id', '=', personId).orderBy('created_at', 'desc').execute()

export const sessionByHash = (db: Db, of: { idHash: string; personId: string }) =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('id_hash', '=', of.idHash)
    .where('person_id', '=', of.personId)
    .executeTakeFirst()

export async function deleteSession(db: Db, idHash: string): Promise<boolean> {
  const done = await db.deleteFrom('sessions').where('id_hash', '=', idHash).executeTakeFirst()
  return Number(done.numDeletedRows) === 1
}

/** Ends sessions of a person: all, those in one organisation, all but one. @returns how many */
export async function deleteSessionsOf(
  db: Db,
  personId: string,
  only: { organisationId?: string; except?: string } = {},
): Promise<number> {
  const done = await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(only.organisationId !== undefined, (query) => query.where('organisation_id', '=', only.organisationId ?? ''))
    .$if(only.except !== undefined, (query) => query.where('id_hash', '!=', only.except ?? ''))
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export const deleteSessionsExpiredBefore = (db: Db, now: number) =>
  db.deleteFrom('sessions').where('expires_at', '<', now).execute()
