import type { ReactNode } from 'react'
import { RelativeTime } from './relative-time'

export type TimelineEntry = {
  key: string
  title: ReactNode
  detail?: ReactNode
  /** Epoch milliseconds. */
  at: number
  tone?: 'good' | 'warn' | 'bad' | 'now'
}

/** What happened, newest first, on a rail with rungs. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.key} className={entry.tone && `is-${entry.tone}`}>
          <b>{entry.title}</b>
          {entry.detail && <span className="muted"> · {entry.detail}</span>}
          <RelativeTime at={entry.at} as="date" />
        </li>
      ))}
    </ol>
  )
}
