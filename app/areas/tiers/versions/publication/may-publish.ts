import type { TrialState } from '../trials/trial-state'

/** Why a draft may not be published yet; an empty list says that it may. */
export type PublishReason =
  | 'has-problems'
  | 'says-nothing-new'
  | 'day-is-past'
  | 'day-has-begun'
  | 'before-newest'
  | 'not-tried'
  | 'trial-runs'
  | 'trial-failed'
  | 'trial-of-other-text'
  | 'trial-of-other-rules'
  | 'not-reviewed'

export type PublishQuestion = {
  /** Null while the text has problems. */
  readonly draft: { readonly hash: string; readonly effectiveAt: number } | null
  /** Versions of the track that count for their days, whether past or to come; epoch milliseconds. */
  readonly versions: readonly { readonly hash: string; readonly effectiveAt: number }[]
  readonly trial: TrialState
  readonly now: number
}

const DAY = 86_400_000

/**
 * A version takes effect on a day that is not past, after the newest version's day or in place of one that is yet to
 * come, and not before somebody has looked at what exactly this text does to every partner.
 */
export function mayPublish({ draft, versions, trial, now }: PublishQuestion): PublishReason[] {
  if (!draft) return ['has-problems']
  return [dayReason(draft, versions, now), trialReason(trial)].filter((reason) => reason !== null)
}

function dayReason(
  { hash, effectiveAt }: NonNullable<PublishQuestion['draft']>,
  versions: PublishQuestion['versions'],
  now: number,
): PublishReason | null {
  const today = Math.floor(now / DAY) * DAY
  const sameDay = versions.find((version) => version.effectiveAt === effectiveAt)
  if (sameDay?.hash === hash) return 'says-nothing-new'
  if (effectiveAt < today) return 'day-is-past'
  if (sameDay && effectiveAt <= now) return 'day-has-begun'
  return !sameDay && versions.some((version) => version.effectiveAt > effectiveAt) ? 'before-newest' : null
}

function trialReason(trial: TrialState): PublishReason | null {
  switch (trial.is) {
    case 'none':
      return 'not-tried'
    case 'waiting':
    case 'running':
      return 'trial-runs'
    case 'failed':
      return 'trial-failed'
    case 'outdated':
      return trial.because === 'text' ? 'trial-of-other-text' : 'trial-of-other-rules'
    case 'done':
      return trial.reviewedAt === null ? 'not-reviewed' : null
  }
}
