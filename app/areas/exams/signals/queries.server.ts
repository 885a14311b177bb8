import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

export const countSignals = async (db: Db, attemptId: string): Promise<number> => {
  const { rows } = await db
    .selectFrom('attempt_signals')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  return Number(rows)
}

export const insertSignals = (db: Db, rows: Database['attempt_signals'][]) =>
  db.insertInto('attempt_signals').values(rows).execute()
