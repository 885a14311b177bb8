import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Ctx } from './context.server'
import { invariant } from './errors'
import {
  beginTry,
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
  /** Begins nothing new, waits for the row that is running, gives the other leases back. */
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

/** A container that starts anew has the host name and the process id of the one before: only chance tells them apart. */
const newWorkerName = () => `${hostname()}:${process.pid}:${randomBytes(6).toString('hex')}`

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
  /** A pass ended before all that it had taken was done. */
  let hasLeftovers = false
  let poll: NodeJS.Timeout | undefined

  const clock = () => parts.context('worker').now
  const giveBack = () => releaseLeases(parts.context('worker').db, (worker) => worker !== name)

  async function pass(): Promise<number> {
    const ctx = parts.context('worker')
    if (hasLeftovers) await giveBack()
    hasLeftovers = true
    const rows = await leaseJobs(ctx.db, {
      worker: name,
      now: ctx.now,
      until: ctx.now + LEASE_MS,
      limit: parts.batch ?? 20,
    })
    for (const row of rows) {
      if (stopped) return 0
      await runRow(row)
    }
    hasLeftovers = false
    if (rows.length > 0) await ctx.signal('vendor', 'jobs-changed')
    return rows.length
  }

  async function runRow(row: JobRow): Promise<void> {
    const ctx = parts.context(row.name)
    const attempts = await beginTry(ctx.db, { id: row.id, worker: name, until: ctx.now + LEASE_MS })
    if (attempts === null) return
    const job = { ...row, attempts }
    try {
      if (attempts > job.max_attempts) throw new Error('every try ended together with the process that made it')
      if (job.kind === 'event') await fanOut(ctx, job)
      else if (job.kind === 'handler') await runHandler(ctx, job)
      else await runJob(ctx, job)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      ctx.log.error({ err: error, job: job.id, name: job.name, attempt: attempts }, 'job failed')
      await failJob(ctx.db, { job, worker: name, now: clock(), error: message })
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
    await finishJob(ctx.db, { id: job.id, worker: name, now: clock(), result: result ?? null })
  }

  /** One loop at a time; a wake during a pass makes another pass. */
  function kick(): Promise<number> {
    if (running) {
      again = true
      return running
    }
    if (stopped) return Promise.resolve(0)
    running = passes()
    return running
  }

  async function passes(): Promise<number> {
    const renewal = setInterval(renew, LEASE_MS / 3)
    try {
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
    } finally {
      clearInterval(renewal)
      // Here and not in a callback: a wake between the last look and that callback would be lost.
      running = null
    }
  }

  function renew(): void {
    const ctx = parts.context('worker')
    extendLeases(ctx.db, name, ctx.now + LEASE_MS).catch((error) =>
      ctx.log.error({ err: error }, 'leases were not renewed'),
    )
  }

  const look = () => {
    if (stopped) return
    kick().catch((error) => parts.context('worker').log.error({ err: error }, 'the worker could not look for work'))
  }

  return {
    async start() {
      started = true
      await releaseLeases(parts.context('worker').db, isWorkerAlive)
      if (stopped) return
      poll = setInterval(look, parts.pollMs ?? POLL_MS)
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
      // Whoever started the passes hears of their failure.
      await running?.catch(() => {})
      await giveBack()
    },
  }
}
