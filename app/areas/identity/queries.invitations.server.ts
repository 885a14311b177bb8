import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { InvitationsTable } from '#db/tables/identity'

type Db = Kysely<Database>
export type InvitationRow = Selectable<InvitationsTable>

const withNames = (db: Db) =>
  db
    .selectFrom('invitations')
    .innerJoin('organisations', 'organisations.id', 'invitations.organisation_id')
    .leftJoin('people as inviter', 'inviter.id', 'invitations.invited_by')
    .selectAll('invitations')
    .select([
      'organisations.name as organisation_name',
      'organisations.kind as organisation_kind',
      'organisations.closed_at as organisation_closed_at',
      'inviter.name as inviter_name',
      'inviter.time_zone as inviter_time_zone',
    ])

export const invitationByToken = (db: Db, tokenHash: string) =>
  withNames(db).where('token_hash', '=', tokenHash).executeTakeFirst()

/** Scoped: an invitation of another organisation is not there. */
export const invitationIn = (db: Db, of: { id: string; organisationId: string }) =>
  withNames(db)
    .where('invitations.id', '=', of.id)
    .where('invitations.organisation_id', '=', of.organisationId)
    .executeTakeFirst()

/** Neither accepted nor revoked; those whose time is over too, because they can be sent anew. */
export const openInvitationsOf = (db: Db, organisationId: string) =>
  withNames(db)
    .where('invitations.organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('invitations.created_at', 'desc')
    .execute()

/** False when an open invitation for the address is there already. */
export async function insertInvitation(db: Db, row: InvitationRow): Promise<boolean> {
  const done = await db
    .insertInto('invitations')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Makes room for a new invitation where the last one ran out. */
export const closeExpiredInvitations = (db: Db, of: { organisationId: string; emailKey: string; now: number }) =>
  db
    .updateTable('invitations')
    .set({ revoked_at: of.now })
    .where('organisation_id', '=', of.organisationId)
    .where('email_key', '=', of.emailKey)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', of.now)
    .execute()

/** Takes the invitation; of two that try at once, one gets it. */
export async function claimInvitation(db: Db, of: { id: string; now: number }): Promise<boolean> {
  const done = await db
    .updateTable('invitations')
    .set({ accepted_at: of.now })
    .where('id', '=', of.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', of.now)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

export const setAcceptedBy = (db: Db, id: string, personId: string) =>
  db.updateTable('invitations').set({ accepted_by: personId }).where('id', '=', id).execute()

export async function revokeInvitationRow(
  db: Db,
  of: { id: string; organisationId: string; now: number },
): Promise<boolean> {
  const done = await db
    .updateTable('invitations')
    .set({ revoked_at: of.now })
    .where('id', '=', of.id)
    .where('organisation_id', '=', of.organisationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}
