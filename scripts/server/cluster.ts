import cluster, { type Worker } from 'node:cluster'
import type { Config } from '~/platform/env.server'
import type { Logger } from '~/platform/log.server'
import { announceReady } from './announce'

/** A process that dies again at once is not restarted at once. */
const RESTART_DELAYS_MS = [0, 500, 2_000, 10_000]
/** When none has ever answered, what is wrong will not heal by itself. */
const HOPELESS_AFTER = 5
/** Longest wait for the others to finish what is in flight; they themselves give up a little earlier. */
const STOP_LIMIT_MS = 15_000

/** Runs `config.processes` servers on one port, the first of them also working on jobs, and keeps them alive. */
export function serveCluster(config: Config, log: Logger): void {
  let stopping = false
  let failures = 0
  let ready = 0

  const fork = (slot: number) => {
    const startedAt = Date.now()
    const worker = cluster.fork({ RUNG_JOBS: slot === 0 ? '1' : '0' })
    // Without a listener, a message to a process that has just died would end this one too.
    worker.on('error', (error) => log.warn({ err: error }, 'a server process could not be reached'))
    worker.on('message', (message: { type?: string; problem?: string }) => {
      if (message.type === 'hopeless' && !stopping) {
        console.error(message.problem)
        return stop(1)
      }
      if (message.type === 'ready' && ++ready === config.processes) {
        announceReady(config).catch((error) => log.error({ err: error }, 'the demo sign-ins could not be read'))
      }
      // What one process wrote is news for the jobs and the open pages of the others.
      if (message.type === 'wake') for (const other of reachable()) if (other !== worker) other.send({ type: 'wake' })
    })
    worker.on('exit', (code, signal) => {
      if (stopping) return
      failures = Date.now() - startedAt < 5_000 ? failures + 1 : 0
      if (ready === 0 && failures >= HOPELESS_AFTER) {
        log.fatal('the server does not start; what is wrong stands above')
        return stop(1)
      }
      const delay = RESTART_DELAYS_MS[Math.min(failures, RESTART_DELAYS_MS.length - 1)]
      log.error({ code, signal, delay }, 'a server process ended; another takes its place')
      setTimeout(() => !stopping && fork(slot), delay)
    })
  }

  /** Ends with `code` once every process has finished what is in flight and is gone. */
  const stop = (code: number) => {
    if (stopping) return
    stopping = true
    const leave = () => {
      if (living().length === 0) process.exit(code)
    }
    cluster.on('exit', leave)
    for (const worker of reachable()) worker.send({ type: 'stop' })
    setTimeout(() => {
      const late = living()
      log.error({ processes: late.length }, 'not everything in flight was finished in time')
      // None may live on and work beside the server that is started next; that one does again what was broken off.
      for (const worker of late) worker.process.kill('SIGKILL')
      process.exit(1)
    }, STOP_LIMIT_MS)
    leave()
  }

  for (let slot = 0; slot < config.processes; slot++) fork(slot)
  process.on('SIGTERM', () => stop(0))
  process.on('SIGINT', () => stop(0))
}

const living = (): Worker[] =>
  Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => worker !== undefined && !worker.isDead())

const reachable = (): Worker[] => living().filter((worker) => worker.isConnected())
