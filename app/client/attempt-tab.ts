/** A page that was just left, or one that sleeps in the background, may hold the lock this long without a word. */
const PATIENCE_MS = 6_000

/**
 * Of several tabs with the same attempt only one may write: the one that holds the lock. Calls `onDenied` when another
 * tab has it, which that tab says when it is asked, and `onFree` when that tab has gone since.
 */
export function holdTab(name: string, { onDenied, onFree }: { onDenied: () => void; onFree: () => void }): void {
  if (!('locks' in navigator)) return
  let state: 'waiting' | 'denied' | 'holding' | 'left' = 'waiting'
  const deny = () => {
    if (state !== 'waiting') return
    state = 'denied'
    onDenied()
  }
  const timer = setTimeout(deny, PATIENCE_MS)
  const left = new Promise<void>((resolve) =>
    addEventListener(
      'pagehide',
      () => {
        state = 'left'
        resolve()
      },
      { once: true },
    ),
  )
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null
  tabs?.addEventListener('message', ({ data }) => {
    if (data === ASKS && state === 'holding') tabs.postMessage(HOLDS)
    if (data === HOLDS) deny()
  })
  navigator.locks
    .request(name, () => {
      clearTimeout(timer)
      if (state === 'denied') onFree()
      state = 'holding'
      return left
    })
    .catch(() => clearTimeout(timer))
  tabs?.postMessage(ASKS)
}

const ASKS = 'who holds it?'
const HOLDS = 'I do'

export type AttemptSignal =
  | { kind: 'attempt-taken-over'; since: number }
  | { kind: 'attempt-closed' }
  | { kind: 'attempt-paused' | 'attempt-resumed'; at: number }
  | { kind: 'deadline-changed'; deadlineAt: number | null }

/** What a message of the live connection says about this attempt, if anything. */
export function readSignal(message: unknown, attempt: string): AttemptSignal | null {
  const { kind, data } = (parse(message) ?? {}) as { kind?: unknown; data?: Record<string, unknown> | null }
  if (typeof data !== 'object' || data?.attempt !== attempt) return null
  if (kind === 'attempt-taken-over' && typeof data.since === 'number') return { kind, since: data.since }
  if (kind === 'attempt-closed') return { kind }
  if ((kind === 'attempt-paused' || kind === 'attempt-resumed') && typeof data.at === 'number')
    return { kind, at: data.at }
  if (kind === 'deadline-changed' && (typeof data.deadlineAt === 'number' || data.deadlineAt === null))
    return { kind, deadlineAt: data.deadlineAt }
  return null
}

function parse(message: unknown): unknown {
  if (typeof message !== 'string') return message
  try {
    return JSON.parse(message)
  } catch {
    return null
  }
}
