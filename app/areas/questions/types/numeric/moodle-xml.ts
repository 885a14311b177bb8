import {
  compare,
  div,
  exactDecimal,
  ONE,
  parseRational,
  type Rational,
  readRational,
  toDecimal,
  ZERO,
} from '~/platform/rational'
import { element } from '~/platform/write-xml'
import type { XmlElement } from '~/platform/xml'
import { needKey, readEarning, writeTyped } from '../../formats/moodle-xml/answers'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child, children, textIn, wordsIn } from '../../formats/moodle-xml/elements'
import type { MoodleXmlReading } from '../../formats/moodle-xml/moodle-xml-reading'
import type { Numeric } from './schema'
import { readNumericTags, writeToleranceTag, writeUnitTags } from './tags'

type Units = NonNullable<Numeric['units']>

/** How Moodle lets a unit be given: typed, chosen, or (3) not at all. */
const NO_UNITS = '3'
const DECIMALS = 15

export const numericMoodleXml: MoodleXmlCodec<Numeric> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'numerical') return null
    const tagged = readNumericTags(reading.take, (tag) => reading.note('tag-not-understood', question, { tag }))
    const units = tagged.units ?? readUnits(question, reading)
    const answers = children(question, 'answer')
    const rest = answers.find((answer) => textIn(answer) === '*')
    const other = rest && readEarning(rest, reading)
    if (rest && other && readRational(other.fraction).num > 0n) reading.refuse('any-number-earns', rest)
    return {
      ...reading.base(),
      type: 'numeric',
      tolerance: tagged.tolerance,
      answers: needKey(
        answers.flatMap((answer) => {
          if (answer === rest) return []
          const value = decimalOf(textIn(answer))
          const margin = decimalOf(wordsIn(answer, 'tolerance') || '0')
          if (value === null) reading.refuse('number-not-understood', answer, { text: textIn(answer) })
          if (margin === null || margin.startsWith('-'))
            reading.refuse('number-not-understood', answer, { text: wordsIn(answer, 'tolerance') ?? '' })
          return value === null || margin === null ? [] : [{ value, margin, ...readEarning(answer, reading) }]
        }),
        question,
        reading,
      ),
      ...(other?.feedback ? { otherFeedback: other.feedback } : {}),
      ...(units ? { units } : {}),
    }
  },
  write(question) {
    const { answers, otherFeedback, units } = question
    const multipliers = units?.list.map(({ factor }) => exactDecimal(div(ONE, readRational(factor))))
    const isSayable = multipliers?.every((multiplier) => multiplier !== null) === true
    return {
      type: 'numerical',
      children: [
        ...answers.map((answer) => writeTyped(answer.value, answer, element('tolerance', {}, answer.margin))),
        ...(otherFeedback ? [writeTyped('*', { fraction: '0/1', feedback: otherFeedback })] : []),
        ...(units ? writeUnits(units) : []),
      ],
      tags: [...writeToleranceTag(question), ...(isSayable ? [] : writeUnitTags(question))],
    }
  },
}

/**
 * Moodle's multiplier is how many of a unit the answer's own unit makes (100 for cm beside m); ours is its inverse.
 * Whether a missing unit costs all or a part is a penalty there: all of it makes the unit required here.
 */
function readUnits(question: XmlElement, reading: MoodleXmlReading): Units | null {
  const list = child(question, 'units')
  if (!list || wordsIn(question, 'showunits') === NO_UNITS) return null
  const units = children(list, 'unit').flatMap((unit) => {
    const symbol = wordsIn(unit, 'unit_name') ?? ''
    const multiplier = parseRational(wordsIn(unit, 'multiplier') ?? '1')
    if (symbol === '') return []
    if (!multiplier || compare(multiplier, ZERO) <= 0) {
      reading.refuse('number-not-understood', unit, { text: wordsIn(unit, 'multiplier') ?? '' })
      return []
    }
    const factor = div(ONE, multiplier)
    const exact = exactDecimal(factor)
    if (exact === null) reading.note('unit-rounded', unit, { unit: symbol })
    return [{ symbol, factor: exact ?? plain(toDecimal(factor, DECIMALS)) }]
  })
  if (units.length === 0) return null
  const isGraded = (wordsIn(question, 'unitgradingtype') || '0') !== '0'
  const penalty = parseRational(wordsIn(question, 'unitpenalty') || '0.1') ?? ZERO
  if (isGraded && compare(penalty, ONE) < 0) reading.note('unit-penalty', list)
  return { required: isGraded, list: units }
}

const writeUnits = ({ required, list }: Units) => [
  element(
    'units',
    {},
    ...list.map(({ symbol, factor }) =>
      element(
        'unit',
        {},
        element('multiplier', {}, plain(decimalText(div(ONE, readRational(factor))))),
        element('unit_name', {}, symbol),
      ),
    ),
  ),
  element('unitgradingtype', {}, required ? '1' : '0'),
  element('unitpenalty', {}, '1'),
  element('showunits', {}, '0'),
]

const decimalText = (value: Rational) => exactDecimal(value) ?? toDecimal(value, DECIMALS)
/** Without the zeros at the end that rounding leaves. */
const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

/** A number of the file as plain decimal text, exactly; Moodle writes some with a comma. */
function decimalOf(text: string): string | null {
  const written = text
    .trim()
    .replace(/^([+-]?\d+),(\d+)$/, '$1.$2')
    .replace(/\.(?=[eE]|$)/, '')
  const value = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(written) ? parseRational(written) : null
  return value && exactDecimal(value)
}
