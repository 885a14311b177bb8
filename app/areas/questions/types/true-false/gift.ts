import type { GiftReading } from '../../formats/gift/gift-reading'
import { inheritedFrom, writeText } from '../../formats/gift/gift-text'
import type { ParsedGift } from '../../formats/gift/parsed-gift'
import type { TrueFalse } from './schema'

export function readTrueFalse(parsed: ParsedGift, reading: GiftReading): TrueFalse | null {
  if (parsed.type !== 'true-false') return null
  return {
    ...reading.base(),
    type: 'true-false',
    answer: parsed.isTrue,
    ...(parsed.wrongFeedback ? { wrongFeedback: reading.richText(parsed.wrongFeedback) } : {}),
    ...(parsed.rightFeedback ? { rightFeedback: reading.richText(parsed.rightFeedback) } : {}),
  }
}

/** GIFT puts the feedback to a wrong answer first. */
export function writeTrueFalse(question: TrueFalse) {
  const inherited = inheritedFrom(question.stem)
  const { wrongFeedback: wrong, rightFeedback: right } = question
  const first = wrong || right ? `#${wrong ? writeText(wrong, inherited) : ''}` : ''
  const second = right ? `#${writeText(right, inherited)}` : ''
  return { answers: `${question.answer ? 'TRUE' : 'FALSE'}${first}${second}`, tags: [] }
}
