import { SHOW_EVERYTHING, SHOW_NOTHING, type Show } from '~/areas/questions/review'
import type { ExamSettings } from './blueprint'

/** Why a review shows what it shows; each is a sentence on screen. */
export type ReviewReason =
  | 'running'
  | 'nothing-shown'
  | 'key-while-retakes-remain'
  | 'key-while-sitting'
  | 'key-not-shown'
  | 'key-shown'

export type ReviewDecision = { show: Show; reason: ReviewReason }

const rightWrong: Show = { marks: true, rightWrong: true, answers: false, feedback: false }

/**
 * What a learner may see of an attempt. While it runs: nothing. Afterwards what the exam's policy says; the key and the
 * explanations stay hidden while retakes of the series remain, because the next attempt draws from the same pools, and
 * while the person sits any exam, because exams share pools.
 */
export function reviewOf(
  policy: ExamSettings['review'],
  of: {
    state: 'open' | 'closed'
    /** may the series that the attempt belongs to go on? */
    retakesRemain: boolean
    /** has the person a running attempt at any exam? */
    isSitting: boolean
  },
): ReviewDecision {
  if (of.state === 'open') return { show: SHOW_NOTHING, reason: 'running' }
  const keyIsDue = policy.afterSubmit === 'key' || policy.keyAfterLastAttempt
  const key: ReviewReason = !keyIsDue
    ? 'key-not-shown'
    : of.retakesRemain
      ? 'key-while-retakes-remain'
      : of.isSitting
        ? 'key-while-sitting'
        : 'key-shown'
  if (key === 'key-shown') return { show: SHOW_EVERYTHING, reason: key }
  if (policy.afterSubmit === 'nothing') return { show: SHOW_NOTHING, reason: keyIsDue ? key : 'nothing-shown' }
  return { show: rightWrong, reason: key }
}
