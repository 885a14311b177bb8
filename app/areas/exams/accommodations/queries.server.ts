import type { Kysely, Selectable } from 'kysely'
import { contains } from '#db/portable'
import type { Database } from '#db/tables'
import type { AccommodationChangesTable, AccommodationsTable } from '#db/tables/exams'

type Db = Kysely<Database>
export type ChangeRow = Selectable<AccommodationChangesTable>

/** Everybody who has more time, by name. */
export const accommodated = (db: Db) =>
  db
    .selectFrom('accommodations')
    .innerJoin('people', 'people.id', 'accommodations.person_id')
    .select([
      'people.id',
      'people.name',
      'people.email',
      'accommodations.time_factor',
      'accommodations.extra_minutes',
      'accommodations.untimed',
      'accommodations.granted_at',
    ])
    .orderBy('people.name')
    .execute()

/** Active people whose name or address holds a text, by name. */
export const peopleLike = (db: Db, text: string, limit: number) =>
  db
    .selectFrom('people')
    .select(['people.id', 'people.name', 'people.email'])
    .where('people.deactivated_at', 'is', null)
    .where(({ or, ref }) => or([contains(ref('people.name'), text), contains(ref('people.email'), text)]))
    .orderBy('people.name')
    .limit(limit)
    .execute()

export const findAccommodation = (db: Db, personId: string): Promise<Selectable<AccommodationsTable> | undefined> =>
  db.selectFrom('accommodations').selectAll().where('person_id', '=', personId).executeTakeFirst()

export const upsertAccommodation = (db: Db, row: Database['accommodations']) =>
  db
    .insertInto('accommodations')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet(({ ref }) => ({
        time_factor: ref('excluded.time_factor'),
        extra_minutes: ref('excluded.extra_minutes'),
        untimed: ref('excluded.untimed'),
        reason: ref('excluded.reason'),
        granted_by: ref('excluded.granted_by'),
        granted_at: ref('excluded.granted_at'),
      })),
    )
    .execute()

export const changesOf = (db: Db, personId: string): Promise<ChangeRow[]> =>
  db
    .selectFrom('accommodation_changes')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const insertChange = (db: Db, row: ChangeRow) => db.insertInto('accommodation_changes').values(row).execute()

export async function deleteAccommodation(db: Db, personId: string): Promise<boolean> {
  const done = await db.deleteFrom('accommodations').where('person_id', '=', personId).executeTakeFirst()
  return Number(done.numDeletedRows) === 1
}
