import {
  add,
  compare,
  exactDecimal,
  formatRational,
  mul,
  parseRational,
  rational,
  readRational,
  sub,
  ZERO,
} from '~/platform/rational'
import type { GiftReading } from '../../gift/gift-reading'
import { inheritedFrom } from '../../gift/gift-text'
import { writeFeedback, writeTyped } from '../../gift/option-answers'
import type { GiftNumber, ParsedGift } from '../../gift/parsed-gift'
import { shareOf } from '../../gift/weights'
import { type Numeric, TOLERANCES } from './schema'

const HALF = rational(1, 2)

/**
 * GIFT has margins in the unit of the answer and no units. The tags `tolerance:relative`, `tolerance:geometric`,
 * `unit:<factor>:<symbol>` and `unit-required:yes` say the rest; other readers pass over them.
 */
export function readNumeric(parsed: ParsedGift, reading: GiftReading): Numeric | null {
  if (parsed.type !== 'numeric') return null
  const named = reading.take('tolerance').at(-1)
  const tolerance = named === undefined ? 'nominal' : TOLERANCES.find((kind) => kind === named)
  if (!tolerance) reading.note('tag-not-understood', { tag: `tolerance:${named}` })
  const list = readUnits(reading)
  const required = reading.take('unit-required').includes('yes')
  const other = parsed.answers.find((answer) => answer.number.kind === 'any')?.feedback
  return {
    ...reading.base(),
    type: 'numeric',
    tolerance: tolerance ?? 'nominal',
    answers: parsed.answers.flatMap((answer) => {
      const number = middleAndMargin(answer.number)
      if (!number) return []
      const feedback = answer.feedback ? { feedback: reading.richText(answer.feedback) } : {}
      return [{ ...number, fraction: formatRational(shareOf(answer)), ...feedback }]
    }),
    ...(other ? { otherFeedback: reading.richText(other) } : {}),
    ...(list.length > 0 ? { units: { required, list } } : {}),
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

function readUnits(reading: GiftReading) {
  return reading.take('unit').flatMap((tag) => {
    const at = tag.indexOf(':')
    const [factor, symbol] = [parseRational(tag.slice(0, Math.max(at, 0))), tag.slice(at + 1).trim()]
    const text = factor && compare(factor, ZERO) > 0 ? exactDecimal(factor) : null
    if (text !== null && symbol !== '') return [{ symbol, factor: text }]
    reading.note('tag-not-understood', { tag: `unit:${tag}` })
    return []
  })
}

export function writeNumeric(question: Numeric) {
  const inherited = inheritedFrom(question.stem)
  const answers = question.answers.map(({ value, margin, fraction, feedback }) =>
    writeTyped(fraction, `${value}:${margin}`, feedback, inherited),
  )
  const other = question.otherFeedback ? `\n\t~${writeFeedback(question.otherFeedback, inherited)}` : ''
  const units = question.units?.list.map(({ symbol, factor }) => `unit:${factor}:${symbol}`) ?? []
  return {
    answers: `#${answers.join('')}${other}\n`,
    tags: [
      ...(question.tolerance === 'nominal' ? [] : [`tolerance:${question.tolerance}`]),
      ...units,
      ...(question.units?.required ? ['unit-required:yes'] : []),
    ],
  }
}
