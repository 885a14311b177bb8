import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

/** Is a fact of this source kept? */
export const hasFactsFrom = async (db: Kysely<Database>, sourceKey: string): Promise<boolean> =>
  (await db.selectFrom('facts').select('id').where('source_key', '=', sourceKey).executeTakeFirst()) !== undefined
