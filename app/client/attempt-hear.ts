import { readSignal } from './attempt-tab'

/** Hears of what happens to the attempt elsewhere, from the server and from other tabs, and tells those of this one. */
export function startHearing(
  attempt: string,
  page: { holderSince: number; madeAt: number },
  of: {
    takenOver: () => void
    closed: () => void
    paused: () => void
    resumed: () => void
    deadline: (at: number | null) => void
  },
): void {
  if (!('BroadcastChannel' in window)) return
  const hear = ({ data: message }: MessageEvent) => {
    const signal = readSignal(message, attempt)
    if (signal?.kind === 'attempt-taken-over' && signal.since > page.holderSince) of.takenOver()
    if (signal?.kind === 'attempt-closed') of.closed()
    // A connection begins with what was said shortly before: a page made since then knows it.
    if (signal?.kind === 'attempt-paused' && signal.at > page.madeAt) of.paused()
    if (signal?.kind === 'attempt-resumed' && signal.at > page.madeAt) of.resumed()
    if (signal?.kind === 'deadline-changed') of.deadline(signal.deadlineAt)
  }
  new BroadcastChannel('rung-live').addEventListener('message', hear)
  const tabs = new BroadcastChannel('rung-attempts')
  tabs.addEventListener('message', hear)
  tabs.postMessage({ kind: 'attempt-taken-over', data: { attempt, since: page.holderSince } })
}
