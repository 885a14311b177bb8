import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { RankTakingsTable } from '#db/tables/tiers'

type Db = Kysely<Database>
type Taking = Selectable<RankTakingsTable>
type Key = Pick<Taking, 'track_id' | 'rank' | 'at'>

/** The taking of a rank of a day: the one that was begun before, or a new one by what is known now. */
export async function beginTaking(db: Db, key: Key, now: number): Promise<Taking> {
  await db
    .insertInto('rank_takings')
    .values({ ...key, known_at: now, finished_at: null })
    .onConflict((conflict) => conflict.columns(['track_id', 'rank', 'at']).doNothing())
    .execute()
  return ofKey(db, key).executeTakeFirstOrThrow()
}

export const isTakingFinished = async (db: Db, key: Key): Promise<boolean> =>
  ((await ofKey(db, key).executeTakeFirst())?.finished_at ?? null) !== null

export const finishTaking = (db: Db, { track_id, rank, at }: Key, now: number) =>
  db
    .updateTable('rank_takings')
    .set({ finished_at: now })
    .where('track_id', '=', track_id)
    .where('rank', '=', rank)
    .where('at', '=', at)
    .execute()

const ofKey = (db: Db, { track_id, rank, at }: Key) =>
  db
    .selectFrom('rank_takings')
    .selectAll()
    .where('track_id', '=', track_id)
    .where('rank', '=', rank)
    .where('at', '=', at)

/** Who was a partner in the track at a moment, and still is a partner of the vendor; in the order of their ids. */
export const membersAt = (db: Db, trackId: string, at: number) =>
  db
    .selectFrom('programme_memberships')
    .innerJoin('organisations', 'organisations.id', 'programme_memberships.partner_id')
    .select('organisations.id')
    .where('track_id', '=', trackId)
    .where('joined_at', '<=', at)
    .where(({ eb, or }) => or([eb('left_at', 'is', null), eb('left_at', '>', at)]))
    .where('organisations.closed_at', 'is', null)
    .orderBy('organisations.id')
    .execute()
