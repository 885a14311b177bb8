import cluster, { type Worker } from 'node:cluster'
import type { Config } from '~/platform/env.server'
import type { Logger } from '~/platform/log.server'
import { announceReady } from './announce'

/** A process that dies again at once is not restarted at once. */
const RESTART_DELAYS_MS = [0, 500, 2_000, 10_000]
/** Longest wait for requests in flight when the server is told to stop. */
const STOP_LIMIT_MS = 12_000

/** Runs `config.processes` servers on one port, the first of them also working on jobs, and keeps them alive. */
export function serveCluster(config: Config, log: Logger): void {
  let stopping = false
  let failures = 0
  let ready = 0

  const fork = (slot: number) => {
    const startedAt = Date.now()
    const worker = cluster.fork({ RUNG_JOBS: slot === 0 ? '1' : '0' })
    worker.on('message', (message: { type?: string }) => {
      if (message.type === 'ready' && ++ready === config.processes) {
        announceReady(config).catch((error) => log.error({ err: error }, 'the demo sign-ins could not be read'))
      }
      // What one process wrote is news for the jobs and the open pages of the others.
      if (message.type === 'wake') for (const other of others(worker)) other.send({ type: 'wake' })
    })
    worker.on('exit', (code, signal) => {
      if (stopping) return
      failures = Date.now() - startedAt < 5_000 ? failures + 1 : 0
      const delay = RESTART_DELAYS_MS[Math.min(failures, RESTART_DELAYS_MS.length - 1)]
      log.error({ code, signal, delay }, 'a server process ended; another takes its place')
      setTimeout(() => !stopping && fork(slot), delay)
    })
  }
  for (let slot = 0; slot < config.processes; slot++) fork(slot)

  const stop = () => {
    if (stopping) return
    stopping = true
    for (const worker of others(null)) worker.send({ type: 'stop' })
    const limit = setTimeout(() => process.exit(1), STOP_LIMIT_MS)
    limit.unref()
    cluster.on('exit', () => {
      if (others(null).length === 0) process.exit(0)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

const others = (than: Worker | null): Worker[] =>
  Object.values(cluster.workers ?? {}).filter(
    (worker): worker is Worker => worker !== undefined && worker !== than && worker.isConnected(),
  )
