import cluster from 'node:cluster'
import { existsSync, readFileSync } from 'node:fs'
import { migrate, pendingMigrations } from '#db/migrator'
import { openDatabase } from '#db/open'
import type { compose as Compose, Composition } from '~/jobs/composition.server'
import { type Config, readConfig } from '~/platform/env.server'
import { createLogger } from '~/platform/log.server'
import { announceReady } from './server/announce'
import { serveCluster } from './server/cluster'
import { createServer, type RemixBuild } from './server/create-server'

/**
 * Starts the server: `node build/node/serve.js` in production, `tsx scripts/serve.ts --dev` while developing.
 * The primary process checks the database and keeps the others alive; each of the others answers requests, and one of
 * them also works on jobs.
 */
const isDev = process.argv.includes('--dev')
const config = readConfig(process.env)
const log = createLogger(config.logLevel, 'rung')

if (cluster.isPrimary) await checkDatabase(config)
if (cluster.isPrimary && !isDev && config.processes > 1) serveCluster(config, log)
else await serveOne()

async function serveOne() {
  const vite = isDev
    ? await (await import('vite')).createServer({ server: { middlewareMode: true, hmr: { port: 24_678 } } })
    : null
  const loadBuild = async (): Promise<RemixBuild> =>
    (vite
      ? await vite.ssrLoadModule('virtual:remix/server-build')
      : await import(new URL('../server/index.js', import.meta.url).href)) as RemixBuild
  const build = await loadBuild()
  const compose = (build.entry.module as unknown as { compose: typeof Compose }).compose
  const composition: Composition = await compose(config, {
    log,
    // The others may be gone already while this process finishes what is in flight.
    onWake: () => process.connected && process.send?.({ type: 'wake' }, () => {}),
  })
  const server = await createServer({
    composition,
    vite,
    loadBuild,
    clientScripts: vite
      ? null
      : (JSON.parse(readFileSync('build/client-scripts.json', 'utf8')) as Record<string, string>),
  })
  const worksOnJobs = !cluster.isWorker || process.env.RUNG_JOBS === '1'
  await server.start(worksOnJobs)
  if (!cluster.isWorker) await announceReady(config)
}

async function checkDatabase(of: Config) {
  const handle = openDatabase(of.databaseUrl)
  try {
    if (isDev) await migrate(handle)
    const pending = await pendingMigrations(handle)
    if (pending.length > 0) {
      console.error(`The database lacks ${pending.length} migrations (${pending.join(', ')}). Run: npx rung db migrate`)
      process.exit(1)
    }
  } finally {
    await handle.close()
  }
  if (!isDev && !existsSync('build/server/index.js')) {
    console.error('There is no build. Run: npm run build')
    process.exit(1)
  }
}
