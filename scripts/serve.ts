import cluster from 'node:cluster'
import { existsSync, readFileSync } from 'node:fs'
import type { compose as Compose, Composition } from '~/jobs/composition.server'
import { readConfig } from '~/platform/env.server'
import { createLogger } from '~/platform/log.server'
import { announceReady } from './server/announce'
import { databaseProblem } from './server/check-database'
import { serveCluster } from './server/cluster'
import { createServer, type RemixBuild } from './server/create-server'
import { listenProblem } from './server/listen-problem'

/**
 * Starts the server: `node build/node/serve.js` in production, `tsx scripts/serve.ts --dev` while developing.
 * The primary process checks the database and keeps the others alive; each of the others answers requests, and one of
 * them also works on jobs.
 */
const isDev = process.argv.includes('--dev')
const config = readConfig(process.env)
const log = createLogger(config.logLevel, 'rung')

if (cluster.isPrimary) await refuseUnlessFit()
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
  try {
    await server.start(worksOnJobs)
  } catch (error) {
    const problem = listenProblem(error, config)
    if (!problem) throw error
    return endBecause(problem)
  }
  if (!cluster.isWorker) await announceReady(config)
}

/** Of several processes each one fails in the same way: the primary says it once and starts none anew. */
function endBecause(problem: string) {
  if (process.connected) return process.send?.({ type: 'hopeless', problem }, () => process.exit(1))
  console.error(problem)
  process.exit(1)
}

async function refuseUnlessFit() {
  const noBuild = !isDev && !existsSync('build/server/index.js') ? 'There is no build. Run: npm run build' : null
  const problem = (await databaseProblem(config, { migrates: isDev })) ?? noBuild
  if (problem === null) return
  console.error(problem)
  process.exit(1)
}
