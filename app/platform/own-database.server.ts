import type { Kysely } from 'kysely'
import { openDatabase } from '#db/open'
import type { Database } from '#db/tables'

/** A connection of the caller's own, for threads: they cannot use the one of the process. Closed whatever happens. */
export async function withOwnDatabase<Result>(
  url: string,
  work: (db: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  const database = openDatabase(url)
  try {
    return await work(database.db)
  } finally {
    await database.close()
  }
}
