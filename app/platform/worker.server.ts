import { hostname } from 'node:os'
import type { Ctx } from './context.server'
import { invariant } from './errors'
import {
  type DomainEvent,
  extendLeases,
  failJob,
  finishJob,
  insertHandlers,
  type JobRow,
  leaseJobs,
  releaseLeases,
} from './jobs.server'
import { json } from './json'

/** Runs in one transaction with "done": what it writes happens exactly once. */
export type EventHandler = (
  tx: Ctx,
  event: DomainEvent & Record<string, never>,
  of: { eventId: string },
) => Promise<void>
/** Runs at least once; its own steps must bear repetition. Its value is kept as the job's result. */
export type JobHandler = (ctx: Ctx, payload: never, of: { jobId: string }) => Promise<unknown>

export type Worker = {
  /** Looks for work now rather than at the next poll. */
  wake(): void
  /** Takes nothing new, waits for what is running, gives its leases back. */
  stop(): Promise<void>
  /** Runs until nothing is due; for tests and for loading the demo. */
  drain(): Promise<void>
}

export type WorkerParts = {
  context: (name: string) => Ctx
  /** event type → names of handlers */
  subscriptions: Readonly<Record<string, readonly string[]>>
  handlers: Readonly<Record<string, EventHandler>>
  jobs: Readonly<Record<string, JobHandler>>
  pollMs?: number
  batch?: number
}

/** Lease length; a worker renews it at a third of this, so only a dead one loses its rows. */
const LEASE_MS = 15_000
const POLL_MS = 1_000

let count = 0
const newWorkerName = () => `${hostname()}:${process.pid}:${++count}`

/** Is the process behind a lease on this machine gone? Leases of other machines simply run out. */
export function isWorkerAlive(worker: string): boolean {
  const [host, pid] = worker.split(':')
  if (host !== hostname() || !pid) return true
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function createWorker(parts: WorkerParts): Worker & { start(): Promise<void> } {
  const name = newWorkerName()
  let started = false
  let stopped = false
  let running: Promise<number> | null = null
  let again = false
  let poll: NodeJS.Timeout | undefined
  let renew: NodeJS.Timeout | undefined

  async function pass(): Promise<number> {
    const ctx = parts.context('worker')
    const rows = await leaseJobs(ctx.db, {
      worker: name,
      now: ctx.now,
      until: ctx.now + LEASE_MS,
      limit: parts.batch ?? 20,
    })
    for (const row of rows) await runRow(row)
    if (rows.length > 0) await ctx.signal('vendor', 'jobs-changed')
    return rows.length
  }

  async function runRow(job: JobRow): Promise<void> {
    const ctx = parts.context(job.name)
    try {
      if (job.kind === 'event') await fanOut(ctx, job)
      else if (job.kind === 'handler') await runHandler(ctx, job)
      else await runJob(ctx, job)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      ctx.log.error({ err: error, job: job.id, name: job.name, attempt: job.attempts }, 'job failed')
      await failJob(ctx.db, { job, worker: name, now: ctx.now, error: message })
    }
  }

  const fanOut = (ctx: Ctx, job: JobRow) =>
    ctx.transaction(async (tx) => {
      if (!(await finishJob(tx.db, { id: job.id, worker: name, now: tx.now }))) return
      await insertHandlers(tx.db, job, parts.subscriptions[job.name] ?? [], tx.now)
    })

  const runHandler = (ctx: Ctx, job: JobRow) =>
    ctx.transaction(async (tx) => {
      const handler = parts.handlers[job.name]
      invariant(handler, `no handler is named ${job.name}`)
      if (!(await finishJob(tx.db, { id: job.id, worker: name, now: tx.now }))) return
      await handler(tx, json(job.payload), { eventId: job.cause_id ?? job.id })
    })

  async function runJob(ctx: Ctx, job: JobRow): Promise<void> {
    const handler = parts.jobs[job.name]
    invariant(handler, `no job is named ${job.name}`)
    const result = await handler(ctx, json(job.payload) as never, { jobId: job.id })
    await finishJob(ctx.db, { id: job.id, worker: name, now: parts.context(job.name).now, result: result ?? null })
  }

  /** One loop at a time; a wake during a pass makes another pass. */
  function kick(): Promise<number> {
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      let total = 0
      do {
        again = false
        let taken = 0
        do {
          taken = stopped ? 0 : await pass()
          total += taken
        } while (taken > 0)
      } while (again && !stopped)
      return total
    })().finally(() => {
      running = null
    })
    return running
  }

  const look = () => {
    if (stopped) return
    kick().catch((error) => parts.context('worker').log.error({ err: error }, 'the worker could not look for work'))
  }

  return {
    async start() {
      started = true
      await releaseLeases(parts.context('worker').db, isWorkerAlive)
      poll = setInterval(look, parts.pollMs ?? POLL_MS)
      renew = setInterval(() => {
        const ctx = parts.context('worker')
        if (running)
          extendLeases(ctx.db, name, ctx.now + LEASE_MS).catch((error) =>
            ctx.log.error({ err: error }, 'leases were not renewed'),
          )
      }, LEASE_MS / 3)
      look()
    },
    wake() {
      if (started) look()
    },
    async drain() {
      while ((await kick()) > 0);
    },
    async stop() {
      stopped = true
      clearInterval(poll)
      clearInterval(renew)
      await running
      await releaseLeases(parts.context('worker').db, (worker) => worker !== name)
    },
  }
}
