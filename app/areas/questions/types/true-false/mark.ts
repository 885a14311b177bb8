import { ONE, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered } from '../../mark'
import type { TrueFalse, TrueFalseResponse } from './schema'

export function markTrueFalse(question: TrueFalse, { value }: TrueFalseResponse): Mark {
  if (value === null) return notAnswered
  return value === question.answer ? answered(ONE, { code: 'chosen-right' }) : answered(ZERO, { code: 'chosen-wrong' })
}
