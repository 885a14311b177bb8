import { migrate, pendingMigrations } from '#db/migrator'
import { openDatabase } from '#db/open'
import { demoState } from '~/jobs/demo/demo-state.server'
import type { Config } from '~/platform/env.server'

/**
 * Looks at the database before the server takes a request.
 * @returns why it must not be served, in words for the person who starts the server; null when it may
 */
export async function databaseProblem(config: Config, of: { migrates: boolean }): Promise<string | null> {
  const handle = openDatabase(config.databaseUrl)
  try {
    if (of.migrates) await migrate(handle)
    const pending = await pendingMigrations(handle)
    if (pending.length > 0)
      return `The database lacks ${pending.length} migrations (${pending.join(', ')}). Run: npx rung db migrate`
    const demo = await demoState(handle.db)
    if (demo === 'loading') return HALF_A_DEMO
    // The password of its people, an administrator among them, stands in the repository.
    return demo === 'loaded' && !config.isDemo ? DEMO_IN_PUBLIC : null
  } finally {
    await handle.close()
  }
}

const HALF_A_DEMO = `This database holds half of the demo: it is being loaded, or its loading was interrupted.
Run: npx rung demo load`

const DEMO_IN_PUBLIC = `This database holds the demo, and everybody may know the passwords of its people, the administrator's too.
To run Rung for a vendor of your own, give it data of its own: another RUNG_DATA_DIR (or DATABASE_URL).
To show the demo in public on purpose, start it with RUNG_DEMO=1.`
