import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { type Actor, actorId } from './actor'
import { type AuditEntry, writeAudit } from './audit.server'
import type { Entitlements } from './entitlements'
import type { Config } from './env.server'
import { invariant } from './errors'
import type { Files } from './files.server'
import { type DomainEvent, enqueueJob, insertEvent, type NewJob } from './jobs.server'
import { insertSignal } from './live.server'
import type { Logger } from './log.server'
import { type Message, queueMail } from './mail.server'
import { keptFor, type PublishedCache, publishedVersion } from './published.server'

/**
 * Everything a use case may touch, made in one place for requests and for jobs.
 * Inside `transaction` the callback's context carries the transaction; the outer one must not be used there.
 */
export type Ctx = {
  db: Kysely<Database>
  actor: Actor
  /** Epoch milliseconds; the same for the whole request or job. */
  now: number
  requestId: string
  config: Config
  log: Logger
  files: Files
  entitlements: Entitlements
  isTransaction: boolean
  /**
   * What is published, read once for all requests until somebody publishes again (`published.server.ts`). Inside a
   * transaction, and where nothing is kept, it is read.
   */
  published<T>(key: string, read: () => Promise<T>): Promise<T>
  /** Puts an event into the outbox. Only inside a transaction, so that it is told if and only if the change is kept. */
  publish(event: DomainEvent): Promise<void>
  /** Asks for work in the background; returns the job's id (of the one already there when the dedupe key is known). */
  enqueue(job: NewJob): Promise<string>
  /** Tells open pages that something changed. Topics: `person:<id>`, `organisation:<id>`, `vendor`. */
  signal(topic: string, kind: string, data?: unknown): Promise<void>
  /** Adds to the hash-chained audit trail. Only inside a transaction. */
  audit(entry: AuditEntry): Promise<void>
  mail(message: Message): Promise<void>
  transaction<T>(work: (tx: Ctx) => Promise<T>): Promise<T>
  as(actor: Actor): Ctx
}

export type ContextParts = {
  db: Kysely<Database>
  config: Config
  log: Logger
  files: Files
  clock: () => number
  /** Called after a commit that left something to do for workers or open pages. */
  wake: () => void
  entitlements: (ctx: Ctx) => Entitlements
  /** Of the processes that answer requests. */
  published?: PublishedCache
}

/** Makes the context of one request or job. */
export function createContext(parts: ContextParts, of: { actor: Actor; requestId: string; now?: number }): Ctx {
  return build(parts, parts.db, { ...of, now: of.now ?? parts.clock(), asked: {} }, null)
}

function build(
  parts: ContextParts,
  db: Kysely<Database>,
  of: { actor: Actor; requestId: string; now: number; asked: { version?: Promise<string | null> } },
  transaction: { wake: boolean } | null,
): Ctx {
  const woken = () => {
    if (transaction) transaction.wake = true
    else parts.wake()
  }
  const ctx: Ctx = {
    db,
    actor: of.actor,
    now: of.now,
    requestId: of.requestId,
    config: parts.config,
    log: parts.log,
    files: parts.files,
    isTransaction: transaction !== null,
    get entitlements() {
      return parts.entitlements(ctx)
    },
    async published(key, read) {
      if (transaction || !parts.published) return read()
      of.asked.version ??= publishedVersion(db)
      const version = await of.asked.version
      return version === null ? read() : keptFor(parts.published, version, key, read)
    },
    async publish(event) {
      invariant(transaction, `event ${event.type} was published outside a transaction`)
      await insertEvent(db, event, { now: of.now, causeId: of.requestId })
      woken()
    },
    async enqueue(job) {
      const id = await enqueueJob(db, job, { now: of.now, causeId: of.requestId })
      woken()
      return id
    },
    async signal(topic, kind, data) {
      await insertSignal(db, { topic, kind, data, at: of.now })
      woken()
    },
    async audit(entry) {
      invariant(transaction, `audit of ${entry.action} outside a transaction`)
      await writeAudit(db, entry, { actor: of.actor, actorId: actorId(of.actor), now: of.now, requestId: of.requestId })
    },
    async mail(message) {
      await queueMail(db, message, { now: of.now, deliver: parts.config.smtpUrl !== null })
      woken()
    },
    async transaction(work) {
      if (transaction) return work(ctx)
      const state = { wake: false }
      const result = await db.transaction().execute((tx) => work(build(parts, tx, of, state)))
      if (state.wake) parts.wake()
      return result
    },
    as: (actor) => build(parts, db, { ...of, actor }, transaction),
  }
  return ctx
}
