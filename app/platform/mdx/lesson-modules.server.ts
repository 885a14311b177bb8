import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { createModuleStore, type ModuleStore } from './module-store.server'

const stores = new WeakMap<Kysely<Database>, ModuleStore>()

/**
 * The compiled lessons of this process, read from the database once each. A loader calls `load` before the page that
 * shows the lesson is rendered; the server's entry hands `peek` to the components.
 */
export function lessonModules(db: Kysely<Database>): ModuleStore {
  let store = stores.get(db)
  if (!store) {
    store = createModuleStore({
      getCode: async (hash) => {
        const row = await db.selectFrom('modules').select('code').where('hash', '=', hash).executeTakeFirst()
        return row?.code ?? null
      },
    })
    stores.set(db, store)
  }
  return store
}
