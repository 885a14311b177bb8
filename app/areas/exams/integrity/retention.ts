import type { Outcome } from './case-state'

const DAY = 86_400_000

/** How long the evidence of a closed case is kept, in days. What came to nothing goes soon. */
export const EVIDENCE_DAYS: Readonly<Record<Outcome, number>> = {
  'no-concern': 90,
  'explanation-accepted': 90,
  'concern-stands': 730,
}
/** How long what a page noticed is kept after its attempt began, in days, unless a case is open about it. */
export const SIGNAL_DAYS = 365

/** When the evidence of a closed case is deleted, epoch milliseconds. */
export const deletedAt = (closed: { outcome: Outcome; at: number }): number =>
  closed.at + EVIDENCE_DAYS[closed.outcome] * DAY
