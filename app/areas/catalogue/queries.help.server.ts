import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** The help pages of a language are one value among the installation's settings: few, small, always read together. */
const keyOf = (locale: string) => `help:${locale}`

export const helpValue = async (db: Db, locale: string): Promise<string | null> => {
  const row = await db.selectFrom('settings').select('value').where('key', '=', keyOf(locale)).executeTakeFirst()
  return row?.value ?? null
}

export const saveHelpValue = (db: Db, locale: string, value: string, now: number) =>
  db
    .insertInto('settings')
    .values({ key: keyOf(locale), value, updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: now }))
    .execute()
