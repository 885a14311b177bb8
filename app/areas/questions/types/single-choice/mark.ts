import { compare, ONE, readRational, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered, share } from '../../mark'
import type { SingleChoice, SingleChoiceResponse } from './schema'

/**
 * The share of the chosen option, as it is: it may be negative (down to −1), because whether a mark stops at zero is
 * decided for the whole attempt.
 */
export function markSingleChoice(question: SingleChoice, { choice }: SingleChoiceResponse): Mark {
  if (choice === null || choice === '') return notAnswered
  const option = question.options.find(({ id }) => id === choice)
  if (!option) return answered(ZERO, { code: 'unknown-option' })
  const fraction = readRational(option.fraction)
  const sign = compare(fraction, ZERO)
  if (compare(fraction, ONE) >= 0) return answered(fraction, { code: 'chosen-right' })
  if (sign > 0) return answered(fraction, { code: 'chosen-partly', params: { share: share(fraction) } })
  if (sign === 0) return answered(fraction, { code: 'chosen-wrong' })
  return answered(fraction, { code: 'chosen-penalty', params: { share: share(fraction) } })
}
