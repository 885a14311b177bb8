import {
  abs,
  add,
  compare,
  exactDecimal,
  formatRational,
  mul,
  ONE,
  parseRational,
  type Rational,
  rational,
  sub,
  ZERO,
} from '~/platform/rational'
import type { RichText } from '../../../rich-text'
import { bounds } from '../../../types/numeric/mark'
import { TOLERANCES, type ToleranceKind } from '../../../types/numeric/schema'
import { matchesPattern } from '../../../types/short-answer/match-pattern'
import type { ResponseDeclaration } from '../item'
import type { QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { readScalar, single, type Value } from '../values'
import type { Case, Draft, ItemReading, Probe } from './draft'
import { ownAnswers, ownShares } from './interaction'
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
type Try = { readonly text: string; readonly part: string }
export const OTHER = 'other'

/** Looks at everything the item compares a typed response with. */
export function typedOf(reading: ItemReading, interaction: QtiElement, response: ResponseDeclaration): Typed {
  const own = ownTyped(reading, interaction)
  if (own) return own
  const numbers = numberAnswers(reading.item, response)
  const isNumber = response.base === 'integer' || response.base === 'float'
  const texts = textAnswers(reading.item, response)
  const allNumbers = texts.length > 0 && texts.every(({ sample }) => readScalar('float', sample) !== null)
  const comparesNumbers = numbers.some(({ margin }) => margin.num !== 0n) || (numbers.length > 0 && allNumbers)
  if (isNumber || comparesNumbers) return numbersOf(numbers, response.base === 'integer', null)
  const caseSensitive = texts.every((answer) => answer.caseSensitive)
  return { kind: 'text', caseSensitive, answers: texts, tries: textTries(texts) }
}

/** Our own files say what they accept, in the notation of our questions. */
function ownTyped(reading: ItemReading, interaction: QtiElement): Typed | null {
  const written = ownAnswers(interaction)
  if (!written) return null
  const tolerance = interaction.attributes.get('data-rung-tolerance') ?? reading.own('tolerance')
  if (tolerance !== undefined) {
    const answers = written.flatMap((answer): NumberAnswer[] => {
      const [value, margin] = Array.isArray(answer) ? answer.map((one) => parseRational(String(one))) : []
      return value && margin ? [{ value, margin, isRelative: tolerance === 'relative' }] : []
    })
    return answers.length === written.length ? numbersOf(answers, false, tolerance) : null
  }
  const caseSensitive = (interaction.attributes.get('data-rung-case') ?? reading.own('case')) === 'true'
  const answers = written.map((pattern): TextAnswer => {
    const text = String(pattern)
    const sample = text.replace(/\\\*|\*/g, (found) => (found === '*' ? ' zq ' : '*'))
    return { pattern: text, caseSensitive, sample }
  })
  return { kind: 'text', caseSensitive, answers, tries: textTries(answers) }
}

function textTries(answers: readonly TextAnswer[]): Try[] {
  const texts = answers.flatMap(({ sample }) => [
    sample,
    sample.toUpperCase(),
    sample.toLowerCase(),
    `zq ${sample} zq`,
    `${sample}zq`,
  ])
  const tidy = [...texts, '⁂ zq'].map((text) => text.replace(/\s+/g, ' ').trim())
  return [...new Set(tidy)].filter((text) => text !== '').map((text) => ({ text, part: partOf(answers, text) }))
}

/** The first answer whose pattern the text fits, as our own marking takes it. */
function partOf(answers: readonly TextAnswer[], text: string): string {
  const at = answers.findIndex(({ pattern, caseSensitive }) => matchesPattern(pattern, text, caseSensitive))
  return at < 0 ? OTHER : String(at)
}

function numbersOf(answers: readonly NumberAnswer[], isWhole: boolean, own: string | null): Typed {
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
  const kind = TOLERANCES.find((one) => one === tolerance) ?? 'nominal'
  const ranges = answers.map((answer) => rangeOf(answer, kind))
  const partAt = (number: Rational): string => {
    const at = ranges.findIndex(([low, high]) => compare(low, number) <= 0 && compare(number, high) <= 0)
    return at < 0 ? OTHER : String(at)
  }
  for (const { value } of answers) push(value, partAt(value))
  // A little more than the slack that exact answers of ours forgive, and less than any tolerance worth stating.
  const step = rational(1, 10_000)
  for (const [low, high] of ranges) {
    const width = compare(low, high) === 0 ? ONE : sub(high, low)
    for (const number of [low, high]) push(number, partAt(number))
    for (const number of [
      sub(low, step),
      add(high, step),
      sub(low, width),
      add(high, width),
      sub(low, ONE),
      add(high, ONE),
    ])
      push(number, partAt(number))
  }
  for (const number of [rational(987_654_321), rational(-987_654_321), ZERO]) push(number, partAt(number))
  return { kind: 'number', tolerance, answers, tries: [...found].map(([text, part]) => ({ text, part })) }
}

function rangeOf({ value, margin, isRelative }: NumberAnswer, kind: ToleranceKind): [Rational, Rational] {
  return bounds(value, margin, isRelative ? 'relative' : kind)
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
    return typed.answers.map((answer, at) => ({
      ...inTolerance(typed.tolerance, answer),
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

/** The value and margin as decimals; a margin that is a share of the value is one of ours only where all are. */
function inTolerance(tolerance: string, { value, margin, isRelative }: NumberAnswer) {
  const own = isRelative && tolerance !== 'relative' ? mul(margin, abs(value)) : margin
  return { value: exactDecimal(value) ?? '0', margin: exactDecimal(own) ?? '0' }
}

/** A `textEntryInteraction` that stands alone, or a `sliderInteraction`: a short answer or a number. */
export function readTyped(
  reading: ItemReading,
  interaction: QtiElement,
  response: ResponseDeclaration,
  stem: RichText | null,
): Draft {
  if (response.cardinality !== 'single') refuse('attribute-not-understood', response.at, cardinality(response))
  const typed = typedOf(reading, interaction, response)
  const shares = ownShares(interaction, typed.answers.length)
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
    const own = (at: number) => shares?.[at] ?? earned(at)
    const mapped = (at: number) => mappedShare(response, key(at), probe.maximum) ?? earned(at)
    const other = typed.tries.find(({ part }) => part === OTHER)
    const rest = other ? probe.shareOf(givenOf(other.text)) : ZERO
    return [own, mapped, earned].map((shareAt) =>
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
