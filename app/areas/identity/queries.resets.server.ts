import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

export const insertReset = (
  db: Db,
  row: { id: string; personId: string; tokenHash: string; now: number; expiresAt: number },
) =>
  db
    .insertInto('password_resets')
    .values({
      id: row.id,
      person_id: row.personId,
      token_hash: row.tokenHash,
      created_at: row.now,
      expires_at: row.expiresAt,
      used_at: null,
    })
    .execute()

/** A reset that can still be used, with the person it is for. */
export const usableReset = (db: Db, of: { tokenHash: string; now: number }) =>
  db
    .selectFrom('password_resets')
    .innerJoin('people', 'people.id', 'password_resets.person_id')
    .select(['password_resets.id', 'people.id as person_id', 'people.name', 'people.email', 'people.locale'])
    .where('token_hash', '=', of.tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', of.now)
    .where('people.deactivated_at', 'is', null)
    .executeTakeFirst()

/** Takes the reset; of two that try at once, one gets it. */
export async function claimReset(db: Db, of: { id: string; now: number }): Promise<boolean> {
  const done = await db
    .updateTable('password_resets')
    .set({ used_at: of.now })
    .where('id', '=', of.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', of.now)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** Marks what is unused as used; the digests of those tokens. */
export const spendResetsOf = (db: Db, personId: string, now: number) =>
  db
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .execute()
