import { pendingMigrations } from '#db/migrator'
import { type Composition, compose } from '~/jobs/composition.server'
import { type Config, readConfig } from '~/platform/env.server'
import { createLogger } from '~/platform/log.server'

/** Commands speak on the terminal; only warnings and errors of the product join them. */
export const commandConfig = (): Config => readConfig({ LOG_LEVEL: 'warn', ...process.env })

/** Opens what a command needs, runs it and closes it again. */
export async function withComposition<T>(work: (composition: Composition) => Promise<T>): Promise<T> {
  const config = commandConfig()
  const composition = await compose(config, { log: createLogger(config.logLevel, 'rung') })
  try {
    const pending = await pendingMigrations(composition.handle)
    if (pending.length > 0) throw new Error(`The database lacks ${pending.length} migrations. Run: npx rung db migrate`)
    return await work(composition)
  } finally {
    await composition.close()
  }
}
