/** What is known of a draft's what-if, beside what its text says now. */
export type TrialState =
  | { readonly is: 'none' }
  | { readonly is: 'waiting' | 'running' | 'failed'; readonly done: number; readonly total: number }
  /** The text was changed since, or other rules would be in force on the day: it says nothing about this draft. */
  | { readonly is: 'outdated'; readonly because: 'text' | 'rules' }
  | { readonly is: 'done'; readonly reviewedAt: number | null }

/** A run as it is kept, with how far its job is. */
export type TrialRun = {
  readonly hash: string
  readonly base_version_id: string | null
  readonly done_at: number | null
  readonly reviewed_at: number | null
  readonly job_state: string | null
  readonly leased_until: number | null
  readonly progress_done: number | null
  readonly progress_total: number | null
}

/**
 * @param now.hash of the draft's text; null while it has problems
 * @param now.baseVersionId the version that would be in force on its day without it
 */
export function trialState(
  run: TrialRun | null,
  now: { readonly hash: string | null; readonly baseVersionId: string | null },
): TrialState {
  if (!run) return { is: 'none' }
  if (run.hash !== now.hash) return { is: 'outdated', because: 'text' }
  if (run.done_at === null) {
    const is = run.job_state === 'dead' ? 'failed' : run.leased_until === null ? 'waiting' : 'running'
    return { is, done: run.progress_done ?? 0, total: run.progress_total ?? 0 }
  }
  if (run.base_version_id !== now.baseVersionId) return { is: 'outdated', because: 'rules' }
  return { is: 'done', reviewedAt: run.reviewed_at }
}
