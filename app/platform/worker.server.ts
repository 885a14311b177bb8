import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Ctx } from './context.server'
import { invariant } from './errors'
import {
  type DomainEvent,
  extendLease,
  failJob,
  finishJob,
  insertHandlers,
  type JobRow,
  type Lane,
  leaseJob,
  MOST_INTERRUPTIONS,
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
  /** Begins nothing new, waits for the rows that are running. */
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
}

/** Lease length; a worker renews it at a third of this, so only a dead one loses its row. */
const LEASE_MS = 15_000
const POLL_MS = 1_000
/** After so many rows open pages of the queue hear that it has moved, also while more are due. */
const ROWS_A_WORD = 20

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

/**
 * Works on the queue in two lanes side by side, so that a pass becomes a certificate while an import is recorded or a
 * mail server keeps us waiting.
 */
export function createWorker(parts: WorkerParts): Worker & { start(): Promise<void> } {
  const name = newWorkerName()
  const lanes = [createLane(parts, name, 'words'), createLane(parts, name, 'jobs')]
  let started = false
  let stopped = false
  let poll: NodeJS.Timeout | undefined

  const look = () => {
    for (const lane of stopped ? [] : lanes)
      lane
        .kick()
        .catch((error) => parts.context('worker').log.error({ err: error }, 'the worker could not look for work'))
  }

  return {
    async start() {
      started = true
      const { db, now } = parts.context('worker')
      await releaseLeases(db, now, isWorkerAlive)
      if (stopped) return
      poll = setInterval(look, parts.pollMs ?? POLL_MS)
      look()
    },
    wake() {
      if (started) look()
    },
    async drain() {
      // What one lane does may ask for work of the other.
      let counts: number[]
      do counts = await Promise.all(lanes.map((lane) => lane.kick()))
      while (counts.some((count) => count > 0))
    },
    async stop() {
      stopped = true
      clearInterval(poll)
      await Promise.all(lanes.map((lane) => lane.stop()))
      const { db, now } = parts.context('worker')
      await releaseLeases(db, now, (worker) => worker !== name)
    },
  }
}

type WorkerLane = {
  /** Works until nothing is due. @returns how many rows were taken */
  kick(): Promise<number>
  /** Begins nothing new and waits for the row that is running. */
  stop(): Promise<void>
}

function createLane(parts: WorkerParts, worker: string, lane: Lane): WorkerLane {
  let stopped = false
  let running: Promise<number> | null = null
  let again = false

  const clock = () => parts.context('worker').now

  async function pass(): Promise<number> {
    let taken = 0
    while (!stopped && taken < ROWS_A_WORD) {
      const { db, now } = parts.context('worker')
      const row = await leaseJob(db, { lane, worker, now, until: now + LEASE_MS })
      if (!row) break
      taken++
      await runRow(row)
    }
    if (taken > 0) await parts.context('worker').signal('vendor', 'jobs-changed')
    return taken
  }

  async function runRow(job: JobRow): Promise<void> {
    const ctx = parts.context(job.name)
    const renewal = setInterval(() => renew(job.id), LEASE_MS / 3)
    try {
      if (job.interruptions >= MOST_INTERRUPTIONS)
        throw new Error('every try ended together with the process that made it')
      if (job.kind === 'event') await fanOut(ctx, job)
      else if (job.kind === 'handler') await runHandler(ctx, job)
      else await runJob(ctx, job)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      ctx.log.error({ err: error, job: job.id, name: job.name, attempt: job.attempts }, 'job failed')
      await failJob(ctx.db, { job, worker, now: clock(), error: message })
    } finally {
      clearInterval(renewal)
    }
  }

  const fanOut = (ctx: Ctx, job: JobRow) =>
    ctx.transaction(async (tx) => {
      if (!(await finishJob(tx.db, { id: job.id, worker, now: tx.now }))) return
      await insertHandlers(tx.db, job, parts.subscriptions[job.name] ?? [], tx.now)
    })

  const runHandler = (ctx: Ctx, job: JobRow) =>
    ctx.transaction(async (tx) => {
      const handler = parts.handlers[job.name]
      invariant(handler, `no handler is named ${job.name}`)
      if (!(await finishJob(tx.db, { id: job.id, worker, now: tx.now }))) return
      await handler(tx, json(job.payload), { eventId: job.cause_id ?? job.id })
    })

  async function runJob(ctx: Ctx, job: JobRow): Promise<void> {
    const handler = parts.jobs[job.name]
    invariant(handler, `no job is named ${job.name}`)
    const result = await handler(ctx, json(job.payload) as never, { jobId: job.id })
    await finishJob(ctx.db, { id: job.id, worker, now: clock(), result: result ?? null })
  }

  function renew(id: string): void {
    const { db, now, log } = parts.context('worker')
    extendLease(db, { id, worker, until: now + LEASE_MS }).catch((error) =>
      log.error({ err: error }, 'a lease was not renewed'),
    )
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
      // Here and not in a callback: a wake between the last look and that callback would be lost.
      running = null
    }
  }

  return {
    kick,
    async stop() {
      stopped = true
      // Whoever started the passes hears of their failure.
      await running?.catch(() => {})
    },
  }
}
