import { type Entry, newestOf, withoutAcknowledged } from './attempt-queue'
import { retryDelay } from './attempt-retry'

export type Verdict = {
  item: string
  sequence: number
  verdict: 'kept' | 'kept-late' | 'repeated' | 'older' | 'unreadable' | 'unknown-item' | 'finished' | 'passed'
}

/** What became of a batch. Only `saved` means that it is on the server's disk. */
export type Outcome =
  | { kind: 'saved'; savedAt: number; verdicts: readonly Verdict[]; readBacks: Readonly<Record<string, string>> }
  | { kind: 'refused'; reason: 'taken-over' | 'submitted' | 'too-late' }
  /** no connection, no answer */
  | { kind: 'unreachable' }
  /** the server cannot save now */
  | { kind: 'busy'; retryAfterSeconds: number }
  | { kind: 'signed-out' }
  /** the server does not understand it and never will */
  | { kind: 'rejected' }

export type SenderState = 'idle' | 'sending' | 'unreachable' | 'busy' | 'signed-out' | 'stopped'

export type SenderParts = {
  send: (batch: readonly Entry[]) => Promise<Outcome>
  /** remembers a change beyond this page */
  keep: (entry: Entry) => void
  forget: (entries: readonly Entry[]) => void
  onOutcome: (outcome: Outcome, batch: readonly Entry[]) => void
  onChange: () => void
  wait?: (work: () => void, ms: number) => unknown
  chance?: () => number
}

const LARGEST_BATCH = 100
/** The server reads no more than a megabyte; an answer may be long, and its letters three bytes each. */
const LONGEST_BATCH = 250_000
/** Whoever types without a rest has it sent this often all the same, in milliseconds. */
const LONGEST_REST_MS = 10_000

/**
 * Sends changes one batch at a time and keeps each until the server has said that it is saved. A failure is tried again
 * later; a refusal stops it for good.
 */
export function createSender(parts: SenderParts) {
  const wait = parts.wait ?? ((work, ms) => setTimeout(work, ms))
  const chance = parts.chance ?? Math.random
  let entries: Entry[] = []
  let state: SenderState = 'idle'
  let failures = 0
  let retry = 0
  let rest = 0
  let isResting = false
  /** what the server may have saved without our hearing of it */
  const sent = new WeakSet<Entry>()
  const waiting: (() => void)[] = []

  const become = (next: SenderState) => {
    state = next
    parts.onChange()
    if (entries.length > 0 && next !== 'stopped') return
    for (const resolve of waiting.splice(0)) resolve()
  }

  async function flush(): Promise<void> {
    if (state === 'sending' || state === 'stopped' || entries.length === 0) return
    retry++
    isResting = false
    const batch = firstOf(newestOf(entries))
    for (const entry of batch) sent.add(entry)
    become('sending')
    const outcome = await parts.send(batch).catch((): Outcome => ({ kind: 'unreachable' }))
    settle(outcome, batch)
    parts.onOutcome(outcome, batch)
  }

  function settle(outcome: Outcome, batch: readonly Entry[]): void {
    if (outcome.kind === 'refused') {
      become('stopped')
    } else if (outcome.kind === 'saved' || outcome.kind === 'rejected') {
      failures = 0
      const rest = withoutAcknowledged(entries, batch)
      parts.forget(entries.filter((entry) => !rest.includes(entry)))
      entries = rest
      become('idle')
      void flush()
    } else {
      failures++
      become(outcome.kind)
      const mine = retry
      const delay = retryDelay(failures, chance(), outcome.kind === 'busy' ? outcome.retryAfterSeconds : 0)
      wait(() => {
        if (retry === mine) void flush()
      }, delay)
    }
  }

  return {
    /**
     * Keeps a change at once and sends it as soon as the one before is through, or when nothing more was added for
     * `restMs`: what is being typed is sent when the typing rests.
     */
    add(entry: Entry, restMs = 0): void {
      const replaced = entries.filter((other) => other.item === entry.item && !sent.has(other))
      entries = [...entries.filter((other) => !replaced.includes(other)), entry]
      parts.keep(entry)
      if (replaced.length > 0) parts.forget(replaced)
      parts.onChange()
      const mine = ++rest
      if (state !== 'idle') return
      if (restMs === 0) return void flush()
      wait(() => {
        if (rest === mine && state === 'idle') void flush()
      }, restMs)
      if (isResting) return
      isResting = true
      wait(() => {
        if (isResting && state === 'idle') void flush()
      }, LONGEST_REST_MS)
    },
    /** Takes up changes that are kept already. */
    resume(kept: readonly Entry[]): void {
      entries.push(...kept)
      void flush()
    },
    /** Tries at once, as when the connection is back. */
    flush,
    stop: () => become('stopped'),
    /** Settles when nothing is left to send, or nothing can be sent any more. */
    drained: (): Promise<void> =>
      entries.length === 0 || state === 'stopped'
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
          }),
    get state() {
      return state
    },
    /** Changes that are not acknowledged, the newest of each item. */
    get pending() {
      return newestOf(entries)
    },
  }
}

/** As many as one request takes, one at least. */
function firstOf(entries: readonly Entry[]): Entry[] {
  let length = 0
  const batch = entries.slice(0, LARGEST_BATCH).filter((entry, index) => {
    length += JSON.stringify(entry.response)?.length ?? 0
    return index === 0 || length <= LONGEST_BATCH
  })
  return batch
}

export type Sender = ReturnType<typeof createSender>
