/** How long a tab that was just left may still hold the lock. */
const PATIENCE_MS = 1_500

/**
 * Of several tabs with the same attempt only one may write: the one that holds the lock. Calls `onDenied` when another
 * tab has it, and `onFree` when that tab has gone since.
 */
export function holdTab(name: string, { onDenied, onFree }: { onDenied: () => void; onFree: () => void }): void {
  if (!('locks' in navigator)) return
  let isDenied = false
  const timer = setTimeout(() => {
    isDenied = true
    onDenied()
  }, PATIENCE_MS)
  const left = new Promise<void>((resolve) => addEventListener('pagehide', () => resolve(), { once: true }))
  navigator.locks
    .request(name, () => {
      clearTimeout(timer)
      if (isDenied) onFree()
      return left
    })
    .catch(() => clearTimeout(timer))
}

export type AttemptSignal =
  | { kind: 'attempt-taken-over'; since: number }
  | { kind: 'attempt-closed' }
  | { kind: 'deadline-changed'; deadlineAt: number | null }

/** What a message of the live connection says about this attempt, if anything. */
export function readSignal(message: unknown, attempt: string): AttemptSignal | null {
  const { kind, data } = (parse(message) ?? {}) as { kind?: unknown; data?: Record<string, unknown> | null }
  if (typeof data !== 'object' || data?.attempt !== attempt) return null
  if (kind === 'attempt-taken-over' && typeof data.since === 'number') return { kind, since: data.since }
  if (kind === 'attempt-closed') return { kind }
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
