import { formatRational } from '~/platform/rational'
import type { GiftReading } from '../../formats/gift/gift-reading'
import { inheritedFrom, writeText } from '../../formats/gift/gift-text'
import { writeTyped } from '../../formats/gift/option-answers'
import { TYPED_TAG } from '../../formats/gift/parse-question'
import type { ParsedGift } from '../../formats/gift/parsed-gift'
import { shareOf } from '../../formats/gift/weights'
import type { ShortAnswer } from './schema'

/** GIFT compares without regard to case; the tag `case:sensitive` says otherwise. */
export function readShortAnswer(parsed: ParsedGift, reading: GiftReading): ShortAnswer | null {
  if (parsed.type !== 'short-answer') return null
  const wanted = reading.take('case').at(-1)
  reading.take('answers')
  if (wanted !== undefined && wanted !== 'sensitive') reading.note('tag-not-understood', { tag: `case:${wanted}` })
  return {
    ...reading.base(),
    type: 'short-answer',
    caseSensitive: wanted === 'sensitive',
    answers: parsed.answers.map((answer) => ({
      pattern: reading.plainText(answer.text),
      fraction: formatRational(shareOf(answer)),
      ...(answer.feedback ? { feedback: reading.richText(answer.feedback) } : {}),
    })),
  }
}

export function writeShortAnswer(question: ShortAnswer) {
  const inherited = inheritedFrom(question.stem)
  const answers = question.answers.map(({ pattern, fraction, feedback }) =>
    writeTyped(fraction, writeText({ format: 'plain', text: pattern }, inherited), feedback, inherited),
  )
  const hasArrow = question.answers.some(({ pattern }) => pattern.includes('->'))
  const tags = [...(question.caseSensitive ? ['case:sensitive'] : []), ...(hasArrow ? [TYPED_TAG] : [])]
  return { answers: `${answers.join('')}\n`, tags }
}
