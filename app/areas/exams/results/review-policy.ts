import type { Show } from '~/areas/questions/review'
import type { ExamSettings } from '../blueprints/blueprint'
import { partsOf, type ReviewPart, reviewParts, showOf } from '../blueprints/review-setting'

/** Where an attempt stands; what is shown may differ in each. While it runs nothing is. */
type ReviewPhase = 'during' | 'right-after' | 'later' | 'after-close'

/** Why a review shows what it shows; each is a sentence on screen. */
type ReviewReason =
  | 'running'
  | 'nothing-shown'
  | 'key-while-retakes-remain'
  | 'key-while-sitting'
  | 'key-not-shown'
  | 'key-shown'

export type ReviewDecision = {
  show: Show
  phase: ReviewPhase
  reason: ReviewReason
  /** when the exam shows more than now, epoch milliseconds; null for never */
  moreFrom: number | null
}

type Policy = ExamSettings['review']
type Situation = {
  state: 'open' | 'closed'
  /** epoch milliseconds; null while it runs */
  submittedAt: number | null
  /** when the exam's window closes */
  closesAt: number | null
  /** may the series that the attempt belongs to go on? */
  retakesRemain: boolean
  /** has the person a running attempt at any exam? */
  isSitting: boolean
  now: number
}

const HOUR = 3_600_000

/**
 * What a learner may see of an attempt. While it runs: nothing. Afterwards what the exam says for the phase; the key and
 * the explanations stay hidden, whatever it says, while retakes of the series remain, because the next attempt draws from
 * the same pools, and while the person sits any exam, because exams share pools.
 */
export function reviewOf(policy: Policy, of: Situation): ReviewDecision {
  const phase = reviewPhase(policy, of)
  if (phase === 'during') return { show: showOf([]), phase, reason: 'running', moreFrom: null }
  const wanted = partsIn(policy, phase)
  const due = policy.keyAfterLastAttempt ? reviewParts : wanted
  const decide = (parts: readonly ReviewPart[], reason: ReviewReason): ReviewDecision => ({
    show: showOf(parts),
    phase,
    reason,
    moreFrom: moreFrom(policy, of, wanted),
  })
  if (!due.some(isKey)) return decide(wanted, wanted.length === 0 ? 'nothing-shown' : 'key-not-shown')
  const withheld = wanted.filter((part) => !isKey(part))
  if (of.retakesRemain) return decide(withheld, 'key-while-retakes-remain')
  if (of.isSitting) return decide(withheld, 'key-while-sitting')
  return decide(due, 'key-shown')
}

/** The last phase that has begun and that the exam says something about. */
export function reviewPhase(
  policy: Policy,
  of: Pick<Situation, 'state' | 'submittedAt' | 'closesAt' | 'now'>,
): ReviewPhase {
  if (of.state === 'open' || of.submittedAt === null) return 'during'
  if (policy.afterClose !== undefined && of.closesAt !== null && of.now >= of.closesAt) return 'after-close'
  if (policy.later && of.now >= of.submittedAt + policy.later.afterHours * HOUR) return 'later'
  return 'right-after'
}

function partsIn(policy: Policy, phase: Exclude<ReviewPhase, 'during'>): readonly ReviewPart[] {
  if (phase === 'after-close') return partsOf(policy.afterClose ?? policy.afterSubmit)
  if (phase === 'later') return partsOf(policy.later?.show ?? policy.afterSubmit)
  return partsOf(policy.afterSubmit)
}

/** The next phase that shows something that this one does not. */
function moreFrom(policy: Policy, of: Situation, now: readonly ReviewPart[]): number | null {
  const moments = [
    {
      at: of.submittedAt === null || !policy.later ? null : of.submittedAt + policy.later.afterHours * HOUR,
      phase: 'later' as const,
    },
    { at: policy.afterClose === undefined ? null : of.closesAt, phase: 'after-close' as const },
  ]
  const coming = moments.flatMap(({ at, phase }) =>
    at !== null && at > of.now && partsIn(policy, phase).some((part) => !now.includes(part)) ? [at] : [],
  )
  return coming.length === 0 ? null : Math.min(...coming)
}

const isKey = (part: ReviewPart): boolean => part === 'answers' || part === 'feedback'
