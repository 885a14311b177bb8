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

/** Since when a page has heard nothing; `at` in epoch milliseconds. */
export type Missed = { afterSeq: number } | { at: number }

export type LiveHub = {
  /**
   * Adds an open page; the returned function removes it. What it missed is sent first: signals that are still kept, after
   * the number it heard last or from the moment it was made. Each signal is sent once.
   */
  listen(listener: Listener, missed?: Missed): Promise<() => void>
  wake(): void
  stop(): void
  readonly listeners: number
}

const POLL_MS = 2_000
/** On PostgreSQL a lower number can be committed after a higher one; this far back is read again. */
const OVERLAP = 200
const PAGE = 1_000
/** Most signals that a page which was away is told of; it reads itself anew anyway. */
const MOST_MISSED = 500

/** Passes signals from the table to this process's open pages: at once when woken, at the latest at the next poll. */
export function createLiveHub(db: Kysely<Database>, log: Logger, pollMs = POLL_MS): LiveHub {
  const listeners = new Set<Listener>()
  const seen = new Set<number>()
  let last = 0
  let turn: Promise<unknown> = Promise.resolve()
  let isAsked = false

  /** Readings are made one after the other, and a page is added between two of them: it misses none, hears none twice. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  async function read(): Promise<void> {
    if (listeners.size === 0) return readNothing()
    let rows: Signal[]
    let from = Math.max(0, last - OVERLAP)
    do {
      rows = await db
        .selectFrom('live_signals')
        .selectAll()
        .where('seq', '>', from)
        .orderBy('seq')
        .limit(PAGE)
        .execute()
      for (const row of rows) {
        from = row.seq
        if (seen.has(row.seq)) continue
        seen.add(row.seq)
        last = Math.max(last, row.seq)
        for (const listener of listeners) if (listener.topics.has(row.topic)) tell(listener, row)
      }
    } while (rows.length === PAGE)
    if (seen.size > 10 * OVERLAP) for (const seq of seen) if (seq < last - 2 * OVERLAP) seen.delete(seq)
  }

  /** Nobody listens: what came meanwhile is not news for a page that is opened next. */
  async function readNothing(): Promise<void> {
    const recent = await db.selectFrom('live_signals').select('seq').orderBy('seq', 'desc').limit(OVERLAP).execute()
    seen.clear()
    for (const { seq } of recent) seen.add(seq)
    last = Math.max(last, recent[0]?.seq ?? 0)
  }

  /** One page that cannot be written to does not keep the news from the others. */
  function tell(listener: Listener, signal: Signal): void {
    try {
      listener.send(signal)
    } catch (error) {
      log.error({ err: error }, 'an open page could not be told')
    }
  }

  const look = () => {
    // A reading that was asked for and has not begun will see everything.
    if (listeners.size === 0 || isAsked) return
    isAsked = true
    inTurn(() => {
      isAsked = false
      return read()
    }).catch((error) => log.error({ err: error }, 'live signals could not be read'))
  }
  const poll = setInterval(look, pollMs)
  poll.unref()

  return {
    listen(listener, since) {
      return inTurn(async () => {
        await read()
        if (since !== undefined && listener.topics.size > 0) {
          const missed = await db
            .selectFrom('live_signals')
            .selectAll()
            .$if('afterSeq' in since, (signals) => signals.where('seq', '>', 'afterSeq' in since ? since.afterSeq : 0))
            .$if('at' in since, (signals) => signals.where('at', '>=', 'at' in since ? since.at : 0))
            .where('topic', 'in', [...listener.topics])
            .orderBy('seq')
            .limit(MOST_MISSED)
            .execute()
          for (const signal of missed) {
            // Newer than the reading before: the next one brings it.
            if (seen.has(signal.seq) || signal.seq <= last - OVERLAP) tell(listener, signal)
          }
        }
        listeners.add(listener)
        // Words that came since the reading found nobody listening.
        look()
        return () => {
          listeners.delete(listener)
        }
      })
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
