import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { json } from './json'

/** Facts about the installation itself, by key. Null when nothing was noted. */
export async function readSetting<T>(db: Kysely<Database>, key: string): Promise<T | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row ? json<T>(row.value) : null
}

export async function writeSetting(db: Kysely<Database>, key: string, value: unknown, now: number): Promise<void> {
  const row = { key, value: JSON.stringify(value), updated_at: now }
  await db
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value, updated_at: now }))
    .execute()
}
