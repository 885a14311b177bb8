import {
  add,
  compare,
  exactDecimal,
  formatRational,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
  ZERO,
} from '~/platform/rational'
import type { RichText } from '../../../rich-text'
import type { ResponseDeclaration } from '../item'
import type { QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { readScalar, single, type Value } from '../values'
import type { Case, Draft, ItemReading, Probe } from './draft'
import { mappedShare } from './read-choice'
import { type NumberAnswer, numberAnswers, type TextAnswer, textAnswers } from './typed-answers'

/** What may be typed into one place: texts or numbers to try, with what they should earn in our question. */
export type Typed =
  | {
      readonly kind: 'text'
      readonly caseSensitive: boolean
      readonly answers: readonly TextAnswer[]
      readonly tries: readonly Try[]
    }
  | {
      readonly kind: 'number'
      readonly tolerance: string
      readonly answers: readonly NumberAnswer[]
      readonly tries: readonly Try[]
    }
/** `part` is the index of the answer it belongs to, `other` for what no answer names. */
export type Try = { readonly text: string; readonly part: string }
export const OTHER = 'other'

/** Looks at everything the item compares a typed response with. */
export function typedOf(reading: ItemReading, response: ResponseDeclaration): Typed {
  const numbers = numberAnswers(reading.item, response)
  const isNumber = response.base === 'integer' || response.base === 'float'
  const texts = textAnswers(reading.item, response)
  const own = reading.own('type')
  const allNumbers = texts.length > 0 && texts.every(({ sample }) => readScalar('float', sample) !== null)
  const comparesNumbers =
    numbers.some(({ margin }) => margin.num !== 0n) || (numbers.length > 0 && allNumbers && own !== 'short-answer')
  if (isNumber || comparesNumbers) return numbersOf(reading, numbers, response.base === 'integer')
  const caseSensitive = texts.every((answer) => answer.caseSensitive)
  return { kind: 'text', caseSensitive, answers: texts, tries: textTries(texts) }
}

function textTries(answers: readonly TextAnswer[]): Try[] {
  const found = new Map<string, string>()
  const push = (text: string, part: string) => {
    const tidy = text.replace(/\s+/g, ' ').trim()
    if (tidy !== '' && !found.has(tidy)) found.set(tidy, part)
  }
  for (const [at, { sample }] of answers.entries()) push(sample, String(at))
  for (const [at, { sample, caseSensitive, pattern }] of answers.entries()) {
    const part = caseSensitive ? OTHER : String(at)
    push(sample.toUpperCase(), part)
    push(sample.toLowerCase(), part)
    const isOpen = pattern.startsWith('*') && pattern.endsWith('*')
    push(`zq ${sample} zq`, isOpen ? String(at) : OTHER)
    push(`${sample}zq`, pattern.endsWith('*') && !pattern.endsWith('\\*') ? String(at) : OTHER)
  }
  push('⁂ zq', OTHER)
  return [...found].map(([text, part]) => ({ text, part }))
}

function numbersOf(reading: ItemReading, answers: readonly NumberAnswer[], isWhole: boolean): Typed {
  const own = reading.own('tolerance')
  const tolerance =
    own ??
    (answers.length > 0 && answers.every(({ isRelative, margin }) => isRelative && margin.num !== 0n)
      ? 'relative'
      : 'nominal')
  const found = new Map<string, string>()
  const push = (number: Rational, part: string) => {
    const text = exactDecimal(number)
    if (text !== null && !(isWhole && number.den !== 1n) && !found.has(text)) found.set(text, part)
  }
  const bounds = answers.map(rangeOf)
  for (const [at, { value }] of answers.entries()) push(value, String(at))
  // A little more than the slack that exact answers of ours forgive, and less than any tolerance worth stating.
  const step = rational(1, 10_000)
  for (const [at, [low, high]] of bounds.entries()) {
    const width = compare(low, high) === 0 ? ONE : sub(high, low)
    for (const number of [low, high]) push(number, String(at))
    for (const number of [
      sub(low, step),
      add(high, step),
      sub(low, width),
      add(high, width),
      sub(low, ONE),
      add(high, ONE),
    ])
      push(number, answerAt(answers, number))
  }
  push(rational(987_654_321), OTHER)
  push(rational(-987_654_321), OTHER)
  push(ZERO, answerAt(answers, ZERO))
  return { kind: 'number', tolerance, answers, tries: [...found].map(([text, part]) => ({ text, part })) }
}

const rangeOf = ({ value, margin, isRelative }: NumberAnswer): [Rational, Rational] => {
  const size = isRelative ? mul(margin, value.num < 0n ? { num: -value.num, den: value.den } : value) : margin
  return [sub(value, size), add(value, size)]
}
function answerAt(answers: readonly NumberAnswer[], number: Rational): string {
  const at = answers.findIndex((answer) => {
    const [low, high] = rangeOf(answer)
    return compare(low, number) <= 0 && compare(number, high) <= 0
  })
  return at < 0 ? OTHER : String(at)
}

/** The value that an interaction hands over for a typed text. */
export const typedValue = (response: ResponseDeclaration, text: string): Value => {
  const scalar = readScalar(response.base ?? 'string', text)
  return scalar && single(scalar)
}

/** The answers of our question or gap, with the shares that `earned` gives each and `rest` gives to anything else. */
export function answersOf(
  typed: Typed,
  shareAt: (part: number) => Rational,
  feedbackAt: (part: string) => RichText | undefined,
  rest: Rational,
) {
  if (typed.kind === 'number')
    return typed.answers.map(({ value, margin }, at) => ({
      ...inTolerance(typed.tolerance, value, margin, typed.answers[at]?.isRelative === true),
      fraction: formatRational(shareAt(at)),
      feedback: feedbackAt(String(at)),
    }))
  const named = typed.answers.map(({ pattern }, at) => ({
    pattern,
    fraction: formatRational(shareAt(at)),
    feedback: feedbackAt(String(at)),
  }))
  const hasRest = rest.num !== 0n && !named.some(({ pattern }) => pattern === '*')
  return hasRest ? [...named, { pattern: '*', fraction: formatRational(rest), feedback: undefined }] : named
}

/** The value and margin as decimals; a margin written in per cent is one of the value where the answer is nominal. */
function inTolerance(tolerance: string, value: Rational, margin: Rational, isRelative: boolean) {
  if (tolerance === 'geometric') {
    // The range is value/(1+t) to value·(1+t), and was read by its middle: its upper end is value·(1+t).
    const root = geometricCentre(sub(value, margin), add(value, margin))
    if (root) return root
  }
  const size = value.num < 0n ? { num: -value.num, den: value.den } : value
  const own = isRelative && tolerance !== 'relative' ? mul(margin, size) : margin
  return { value: exactDecimal(value) ?? '0', margin: exactDecimal(own) ?? '0' }
}

function geometricCentre(low: Rational, high: Rational): { value: string; margin: string } | null {
  const product = mul(low, high)
  const [num, den] = [squareRoot(product.num), squareRoot(product.den)]
  if (num === null || den === null || low.num <= 0n) return null
  const value = rational(num, den)
  const margin = sub(rational(high.num * value.den, high.den * value.num), ONE)
  return { value: exactDecimal(value) ?? '0', margin: exactDecimal(margin) ?? '0' }
}

function squareRoot(number: bigint): bigint | null {
  if (number < 0n) return null
  let root = BigInt(Math.floor(Math.sqrt(Number(number))))
  while (root * root > number) root -= 1n
  while ((root + 1n) * (root + 1n) <= number) root += 1n
  return root * root === number ? root : null
}

/** A `textEntryInteraction` that stands alone, or a `sliderInteraction`: a short answer or a number. */
export function readTyped(
  reading: ItemReading,
  interaction: QtiElement,
  response: ResponseDeclaration,
  stem: RichText | null,
): Draft {
  if (response.cardinality !== 'single') refuse('attribute-not-understood', response.at, cardinality(response))
  const typed = typedOf(reading, response)
  if (typed.answers.length === 0) refuse('key-not-sayable', interaction)
  const givenOf = (text: string) => new Map([[response.identifier, typedValue(response, text)]])
  const cases = [
    { given: new Map([[response.identifier, null]]), ours: { text: '' }, parts: [], words: '' },
    ...typed.tries.map(
      ({ text, part }): Case => ({ given: givenOf(text), ours: { text }, parts: [part], words: text }),
    ),
  ]
  const make = (probe: Probe) => {
    const earned = (at: number) => {
      const own = typed.tries.find(({ part }) => part === String(at))
      return own ? probe.shareOf(givenOf(own.text)) : ZERO
    }
    const key = (at: number): string => {
      const answer = typed.answers[at]
      return answer && 'pattern' in answer ? answer.pattern : (exactDecimal(answer?.value ?? ZERO) ?? '')
    }
    const mapped = (at: number) => mappedShare(response, key(at), probe.maximum) ?? earned(at)
    const other = typed.tries.find(({ part }) => part === OTHER)
    const rest = other ? probe.shareOf(givenOf(other.text)) : ZERO
    return [mapped, earned].map((shareAt) =>
      typed.kind === 'text'
        ? {
            type: 'short-answer',
            caseSensitive: typed.caseSensitive,
            answers: answersOf(typed, shareAt, probe.feedbackOf, rest),
          }
        : {
            type: 'numeric',
            tolerance: typed.tolerance,
            answers: answersOf(typed, shareAt, probe.feedbackOf, ZERO),
            otherFeedback: probe.feedbackOf(OTHER),
          },
    )
  }
  return { type: typed.kind === 'text' ? 'short-answer' : 'numeric', stem, cases: { cases, isAll: false }, make }
}

const cardinality = ({ cardinality }: ResponseDeclaration) => ({ attribute: 'cardinality', value: cardinality })
