import { compare, ZERO } from '~/platform/rational'
import type { GiftAnswer, GiftFormat, GiftText } from './parsed-gift'
import { excerpt, readPart, type Scan } from './scan'
import type { AnswerSpan } from './split-answers'
import { shareOf } from './weights'

/**
 * Reports what keeps a list of answers from being marked: an answer before the first mark, of which the reader cannot
 * know whether it is right; or none that is right; or nothing to choose from. One of them at a time, the cause first.
 */
export function reportNoKey(
  scan: Scan,
  from: number,
  lead: string,
  spans: readonly AnswerSpan[],
  answers: readonly Weighed[],
) {
  const first = spans[0]
  if (first && lead !== '') scan.error('answer-without-mark', first.at, { text: excerpt(lead) })
  else if (!answers.some((answer) => compare(shareOf(answer), ZERO) > 0)) scan.error('no-right-answer', from)
  else if (first?.mark === '~' && spans.length === 1) scan.error('one-option', from)
}
type Weighed = Pick<GiftAnswer, 'right' | 'weight'>

/** Reads the text after the `#` of an answer, or null when there is none. */
export function readFeedback(scan: Scan, hash: number, to: number, format: GiftFormat): GiftText | null {
  return hash >= to ? null : notEmpty(readPart(scan, hash + 1, to, format, '#:'))
}

export const notEmpty = (text: GiftText): GiftText | null => (text.text === '' ? null : text)
