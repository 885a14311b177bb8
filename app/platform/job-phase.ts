/** What a row of the queue is doing. */
export type JobPhase = 'running' | 'due' | 'scheduled' | 'retrying' | 'dead' | 'done'

/** @param now epoch milliseconds, as the times of the row */
export function jobPhase(
  job: { state: 'ready' | 'done' | 'dead'; attempts: number; runAt: number; leasedUntil: number | null },
  now: number,
): JobPhase {
  if (job.state !== 'ready') return job.state
  if (job.leasedUntil !== null && job.leasedUntil >= now) return 'running'
  if (job.attempts > 0) return 'retrying'
  return job.runAt > now ? 'scheduled' : 'due'
}
