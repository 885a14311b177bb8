import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** Partners with a tier that were decided anew since it was last looked, or for whom the time to look again has come. */
export const dueWatches = (db: Db, now: number, limit: number) =>
  db
    .selectFrom('tier_standings')
    .leftJoin('loss_watches', (join) =>
      join
        .onRef('loss_watches.partner_id', '=', 'tier_standings.partner_id')
        .onRef('loss_watches.track_id', '=', 'tier_standings.track_id'),
    )
    .select(['tier_standings.partner_id', 'tier_standings.track_id'])
    .where('tier_standings.tier', 'is not', null)
    .where(({ or, eb, ref }) =>
      or([
        eb('loss_watches.looked_at', 'is', null),
        eb('loss_watches.looked_at', '<=', ref('tier_standings.checked_at')),
        eb('loss_watches.look_again_at', '<=', now),
      ]),
    )
    .orderBy('tier_standings.partner_id')
    .limit(limit)
    .execute()

export const putWatch = (db: Db, row: Database['loss_watches']) =>
  db
    .insertInto('loss_watches')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['partner_id', 'track_id']).doUpdateSet({
        looked_at: row.looked_at,
        look_again_at: row.look_again_at,
        lost_at: row.lost_at,
        loss: row.loss,
      }),
    )
    .execute()

/** False when this notice was given before. */
export async function insertLossNotice(db: Db, row: Database['loss_notices']): Promise<boolean> {
  const done = await db
    .insertInto('loss_notices')
    .values(row)
    .onConflict((conflict) => conflict.columns(['partner_id', 'track_id', 'lost_at', 'days']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}
