import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

export const hasPlace = async (db: Db, of: { personId: string; place: string; since: number }): Promise<boolean> =>
  (await db
    .selectFrom('known_places')
    .select('place')
    .where('person_id', '=', of.personId)
    .where('place', '=', of.place)
    .where('last_used_at', '>', of.since)
    .executeTakeFirst()) !== undefined

export const savePlace = (db: Db, of: { personId: string; place: string; now: number }) =>
  db
    .insertInto('known_places')
    .values({ person_id: of.personId, place: of.place, last_used_at: of.now })
    .onConflict((conflict) => conflict.columns(['person_id', 'place']).doUpdateSet({ last_used_at: of.now }))
    .execute()

export const deletePlacesOf = (db: Db, personId: string) =>
  db.deleteFrom('known_places').where('person_id', '=', personId).execute()

export const deletePlacesBefore = (db: Db, at: number) =>
  db.deleteFrom('known_places').where('last_used_at', '<=', at).execute()
