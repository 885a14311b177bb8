import { compare, ONE, readRational, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered, share } from '../../mark'
import type { SingleChoice, SingleChoiceResponse } from './schema'

/** The share of the chosen option. One that takes away earns nothing: a question never earns less. */
export function markSingleChoice(question: SingleChoice, { choice }: SingleChoiceResponse): Mark {
  if (choice === null || choice === '') return notAnswered
  const option = question.options.find(({ id }) => id === choice)
  if (!option) return answered(ZERO, { code: 'unknown-option' })
  const fraction = readRational(option.fraction)
  const sign = compare(fraction, ZERO)
  if (compare(fraction, ONE) >= 0) return answered(fraction, { code: 'chosen-right' })
  if (sign > 0) return answered(fraction, { code: 'chosen-partly', params: { share: share(fraction) } })
  if (sign === 0) return answered(fraction, { code: 'chosen-wrong' })
  return answered(ZERO, { code: 'chosen-penalty', params: { share: share(fraction) } }, { code: 'not-below-zero' })
}
