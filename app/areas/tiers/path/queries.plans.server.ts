import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

export const planByKey = (db: Db, key: string) =>
  db.selectFrom('tier_plans').select('solution').where('key', '=', key).executeTakeFirst()

/** Whoever works the same out at the same time comes to the same. */
export const keepPlan = (db: Db, row: Database['tier_plans']) =>
  db
    .insertInto('tier_plans')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()

export const forgetPlans = (db: Db, before: number) =>
  db.deleteFrom('tier_plans').where('solved_at', '<', before).execute()
