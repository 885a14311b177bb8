import { compare, ONE, type Rational, toNumber, ZERO } from '~/platform/rational'
import type { Reason } from './reasons'

/** How right an answer is, in words a review can show without numbers. */
export type Outcome = keyof typeof OUTCOME_LABELS

/** The name of each outcome in the namespace `questions`. */
export const OUTCOME_LABELS = {
  'not-answered': 'outcomes.not-answered',
  right: 'outcomes.right',
  'partly-right': 'outcomes.partly-right',
  wrong: 'outcomes.wrong',
  'needs-marking': 'outcomes.needs-marking',
} as const

/**
 * What one response earned: a fraction of the question's points, exact, 0..1. A question never earns less than nothing,
 * whatever an author takes off for wrong options. `reasons` say why, in the order they applied.
 */
export type Mark = { readonly fraction: Rational; readonly outcome: Outcome; readonly reasons: readonly Reason[] }

export const notAnswered: Mark = { fraction: ZERO, outcome: 'not-answered', reasons: [{ code: 'not-answered' }] }

/** A response that a person has to mark earns nothing until then. */
export const needsMarking: Mark = { fraction: ZERO, outcome: 'needs-marking', reasons: [{ code: 'marked-by-person' }] }

/** The mark of a response that was given; the outcome follows from the fraction. */
export function answered(fraction: Rational, ...reasons: readonly Reason[]): Mark {
  return { fraction, outcome: outcomeOf(fraction), reasons }
}

/** A share as the message params want it: the nearest JavaScript number, −1..1. */
export const share = (fraction: Rational): number => toNumber(fraction)

/** What a fraction that was earned comes to in words. */
export function outcomeOf(fraction: Rational): Outcome {
  if (compare(fraction, ONE) >= 0) return 'right'
  return compare(fraction, ZERO) > 0 ? 'partly-right' : 'wrong'
}
