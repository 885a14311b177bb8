import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

export const settingValue = (db: Kysely<Database>, key: string) =>
  db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
