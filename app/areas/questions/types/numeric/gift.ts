import { add, exactDecimal, formatRational, mul, rational, readRational, sub } from '~/platform/rational'
import type { GiftReading } from '../../formats/gift/gift-reading'
import { inheritedFrom } from '../../formats/gift/gift-text'
import { writeFeedback, writeTyped } from '../../formats/gift/option-answers'
import type { GiftNumber, ParsedGift } from '../../formats/gift/parsed-gift'
import { shareOf } from '../../formats/gift/weights'
import type { Numeric } from './schema'
import { readNumericTags, writeToleranceTag, writeUnitTags } from './tags'

const HALF = rational(1, 2)

/** GIFT has margins in the unit of the answer and no units; `tags.ts` says the rest. */
export function readNumeric(parsed: ParsedGift, reading: GiftReading): Numeric | null {
  if (parsed.type !== 'numeric') return null
  const tagged = readNumericTags(reading.take, (tag) => reading.note('tag-not-understood', { tag }))
  const other = parsed.answers.find((answer) => answer.number.kind === 'any')?.feedback
  return {
    ...reading.base(),
    type: 'numeric',
    tolerance: tagged.tolerance,
    answers: parsed.answers.flatMap((answer) => {
      const number = middleAndMargin(answer.number)
      if (!number) return []
      const feedback = answer.feedback ? { feedback: reading.richText(answer.feedback) } : {}
      return [{ ...number, fraction: formatRational(shareOf(answer)), ...feedback }]
    }),
    ...(other ? { otherFeedback: reading.richText(other) } : {}),
    ...(tagged.units ? { units: tagged.units } : {}),
  }
}

/** A range is its middle with half its width: halves of decimals are decimals, so nothing is lost. */
function middleAndMargin(number: GiftNumber): { value: string; margin: string } | null {
  if (number.kind === 'any') return null
  if (number.kind === 'value') return { value: number.value, margin: number.tolerance ?? '0' }
  const [low, high] = [readRational(number.low), readRational(number.high)]
  const [value, margin] = [mul(add(low, high), HALF), mul(sub(high, low), HALF)]
  return { value: exactDecimal(value) ?? number.low, margin: exactDecimal(margin) ?? '0' }
}

export function writeNumeric(question: Numeric) {
  const inherited = inheritedFrom(question.stem)
  const answers = question.answers.map(({ value, margin, fraction, feedback }) =>
    writeTyped(fraction, `${value}:${margin}`, feedback, inherited),
  )
  const other = question.otherFeedback ? `\n\t~${writeFeedback(question.otherFeedback, inherited)}` : ''
  return {
    answers: `#${answers.join('')}${other}\n`,
    tags: [...writeToleranceTag(question), ...writeUnitTags(question)],
  }
}
