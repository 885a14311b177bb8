import type { ReactNode } from 'react'
import { Bar } from './bar'
import { type LiveTopic, liveTopics } from './live'

export type ProgressLiveProps = {
  jobId: string
  /** The signals by which whoever runs the job tells how far it is, on a topic that the reader may hear. */
  on: readonly LiveTopic[]
  /** “Import of 2,000 partners”. */
  label: string
  done: number
  total: number
  /** “1,204 of 2,000 rows · about 20 s left”. */
  note?: ReactNode
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** Links to the result, a retry button. */
  end?: ReactNode
}

/** A long job. Reloading shows where it is; with JavaScript it moves by itself. */
export function ProgressLive({ jobId, on, label, done, total, note, state, end }: ProgressLiveProps) {
  const tone = state === 'done' ? 'success' : state === 'failed' ? 'danger' : 'accent'
  return (
    <div className="job" id={`job-${jobId}`} data-live={liveTopics(...on)} aria-busy={state === 'running' || undefined}>
      <div className="row between">
        <p className="medium">{label}</p>
        {end}
      </div>
      <Bar label={label} value={state === 'done' ? total : done} max={total} tone={tone} />
      {note && (
        <p className="meta" role="status">
          {note}
        </p>
      )}
    </div>
  )
}
