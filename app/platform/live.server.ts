import { type Kysely, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { Logger } from './log.server'

/** What open pages hear of. `data` is small and holds nothing that the topic's listeners may not see. */
export type Signal = { seq: number; topic: string; kind: string; data: string | null; at: number }

export async function insertSignal(
  db: Kysely<Database>,
  signal: { topic: string; kind: string; data?: unknown; at: number },
): Promise<void> {
  await db
    .insertInto('live_signals')
    .values({
      topic: signal.topic,
      kind: signal.kind,
      data: signal.data === undefined ? null : JSON.stringify(signal.data),
      at: signal.at,
    })
    .execute()
  if (dialectOf(db) === 'postgres') await sql`select pg_notify('rung', 'signals')`.execute(db)
}

export type Listener = { topics: ReadonlySet<string>; send(signal: Signal): void }

export type LiveHub = {
  /** Adds an open page; the returned function removes it. Signals after `afterSeq` that are still kept are sent first. */
  listen(listener: Listener, afterSeq?: number): Promise<() => void>
  wake(): void
  stop(): void
  readonly listeners: number
}

const POLL_MS = 2_000
/** On PostgreSQL a lower number can be committed after a higher one; this far back is read again. */
const OVERLAP = 200

/** Passes signals from the table to this process's open pages: at once when woken, at the latest at the next poll. */
export function createLiveHub(db: Kysely<Database>, log: Logger, pollMs = POLL_MS): LiveHub {
  const listeners = new Set<Listener>()
  const seen = new Set<number>()
  let last = 0
  let reading: Promise<void> | null = null
  let again = false

  async function read(): Promise<void> {
    const from = Math.max(0, last - OVERLAP)
    const rows = await db
      .selectFrom('live_signals')
      .selectAll()
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(1_000)
      .execute()
    for (const row of rows) {
      if (seen.has(row.seq)) continue
      seen.add(row.seq)
      last = Math.max(last, row.seq)
      for (const listener of listeners) if (listener.topics.has(row.topic)) listener.send(row)
    }
    if (seen.size > 10 * OVERLAP) for (const seq of seen) if (seq < last - 2 * OVERLAP) seen.delete(seq)
  }

  const look = () => {
    if (listeners.size === 0) return
    if (reading) {
      again = true
      return
    }
    reading = read()
      .catch((error) => log.error({ err: error }, 'live signals could not be read'))
      .finally(() => {
        reading = null
        if (again) {
          again = false
          look()
        }
      })
  }
  const poll = setInterval(look, pollMs)
  poll.unref()

  return {
    async listen(listener, afterSeq) {
      if (afterSeq !== undefined && listener.topics.size > 0) {
        const missed = await db
          .selectFrom('live_signals')
          .selectAll()
          .where('seq', '>', afterSeq)
          .where('topic', 'in', [...listener.topics])
          .orderBy('seq')
          .limit(500)
          .execute()
        for (const signal of missed) listener.send(signal)
      }
      if (listeners.size === 0) {
        // Nobody listened, so nothing was read; what came meanwhile is not news for a page opened just now.
        const recent = await db.selectFrom('live_signals').select('seq').orderBy('seq', 'desc').limit(OVERLAP).execute()
        for (const { seq } of recent) seen.add(seq)
        last = Math.max(last, recent[0]?.seq ?? 0)
      }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: look,
    stop: () => clearInterval(poll),
    get listeners() {
      return listeners.size
    },
  }
}

/** Pages reconnect within seconds; a day of signals is more than any of them asks for. */
export async function forgetOldSignals(db: Kysely<Database>, before: number): Promise<void> {
  await db.deleteFrom('live_signals').where('at', '<', before).execute()
}
