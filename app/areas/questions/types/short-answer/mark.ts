import { compare, ONE, readRational, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered, share } from '../../mark'
import { matchesPattern } from './match-pattern'
import type { ShortAnswer, ShortAnswerResponse } from './schema'

/** Marks by the first answer whose pattern fits, so a catch-all at the end gets what no other answer took. */
export function markShortAnswer(question: ShortAnswer, response: ShortAnswerResponse): Mark {
  if (response.text.trim() === '') return notAnswered
  const accepted = acceptedAnswer(question, response)
  const fraction = accepted ? readRational(accepted.fraction) : ZERO
  if (compare(fraction, ONE) >= 0) return answered(fraction, { code: 'text-accepted' })
  if (compare(fraction, ZERO) > 0)
    return answered(fraction, { code: 'text-partly', params: { share: share(fraction) } })
  return answered(ZERO, { code: 'text-not-accepted' })
}

/** The first answer whose pattern the text fits; its feedback is due. */
export const acceptedAnswer = (
  question: Pick<ShortAnswer, 'answers' | 'caseSensitive'>,
  { text }: ShortAnswerResponse,
) => question.answers.find((answer) => matchesPattern(answer.pattern, text, question.caseSensitive))
