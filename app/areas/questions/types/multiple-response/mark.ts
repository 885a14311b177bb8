import { compare, max, min, ONE, rational, readRational, sum, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered, share } from '../../mark'
import type { Reason } from '../../reasons'
import { isRight } from '../../review-parts'
import type { Marking, MultipleResponse, MultipleResponseResponse } from './schema'

/**
 * Marks a set of chosen options; an option chosen twice counts once.
 * - `all-or-nothing`: 1 for exactly the right options, else 0.
 * - `right-minus-wrong`: (right chosen − wrong chosen) / number of right options, not below 0.
 * - `weighted`: the sum of the chosen shares, not below 0 and not above 1.
 */
export function markMultipleResponse(question: MultipleResponse, response: MultipleResponseResponse): Mark {
  const ids = new Set(response.choices.filter((id) => id !== ''))
  if (ids.size === 0) return notAnswered
  const chosen = question.options.filter((option) => ids.has(option.id))
  if (chosen.length < ids.size) return answered(ZERO, { code: 'unknown-option' })
  return markSet(question.marking, question.options, chosen)
}

/** Marks a set that was chosen of some parts with shares, each at most once. */
export const markSet = (marking: Marking, all: readonly Share[], chosen: readonly Share[]): Mark =>
  MARK_BY[marking](all, chosen)

type Share = { fraction: string }
type MarkSet = (options: readonly Share[], chosen: readonly Share[]) => Mark

const allOrNothing: MarkSet = (options, chosen) => {
  const right = chosen.filter(isRight).length
  const wrong = chosen.length - right
  const missed = options.filter(isRight).length - right
  if (wrong === 0 && missed === 0) return answered(ONE, { code: 'exactly-right' })
  return answered(ZERO, { code: 'not-exactly-right', params: { wrong, missed } })
}

const rightMinusWrong: MarkSet = (options, chosen) => {
  const all = options.filter(isRight).length
  const right = chosen.filter(isRight).length
  const wrong = chosen.length - right
  const earned = rational(right - wrong, Math.max(all, 1))
  const reason: Reason = { code: 'right-minus-wrong', params: { right, wrong, all } }
  return compare(earned, ZERO) < 0 ? answered(ZERO, reason, { code: 'not-below-zero' }) : answered(earned, reason)
}

const weighted: MarkSet = (_options, chosen) => {
  const earned = sum(chosen.map((option) => readRational(option.fraction)))
  const reason: Reason = { code: 'shares-added', params: { share: share(earned), count: chosen.length } }
  if (compare(earned, ZERO) < 0) return answered(max(earned, ZERO), reason, { code: 'not-below-zero' })
  if (compare(earned, ONE) > 0) return answered(min(earned, ONE), reason, { code: 'not-above-one' })
  return answered(earned, reason)
}

const MARK_BY: Readonly<Record<Marking, MarkSet>> = {
  'all-or-nothing': allOrNothing,
  'right-minus-wrong': rightMinusWrong,
  weighted,
}
