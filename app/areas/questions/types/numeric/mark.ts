import {
  abs,
  add,
  compare,
  div,
  max,
  min,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sub,
  toNumber,
  ZERO,
} from '~/platform/rational'
import { answered, type Mark, notAnswered, share } from '../../mark'
import type { Reason } from '../../reasons'
import { readQuantity } from './read-number'
import type { Numeric, NumericResponse, ToleranceKind } from './schema'

type Answer = Numeric['answers'][number]
type Judged = Pick<Numeric, 'answers' | 'tolerance' | 'units'>
/** An exact answer still forgives what a calculator's binary numbers lose: one part in a thousand million. */
const FLOAT_SLACK = rational(1, 1_000_000_000)
/** Of nothing there is no part; what is left of 0.1 + 0.2 − 0.3 is 5.6e-17, and Moodle forgives as much. */
const ZERO_SLACK = rational(1, 100_000_000_000_000)

/** Marks a typed number by the first answer that accepts it; of two readings of a comma the better one counts. */
export function markNumeric(question: Numeric, response: NumericResponse): Mark {
  if (response.text.trim() === '') return notAnswered
  return judgeNumber(question, response).mark
}

/** The mark together with the answer that accepted the number, whose feedback is due. */
export function judgeNumber(question: Judged, response: NumericResponse): { mark: Mark; accepted: Answer | null } {
  const quantity = readQuantity(response.text)
  if (!quantity) return refused({ code: 'number-unreadable' })
  const factor = factorOf(question, quantity.unit || (response.unit ?? '').trim())
  if ('code' in factor) return refused(factor)
  const judged = quantity.readings.map((reading) => judge(question, reading, mul(reading, factor)))
  const best = judged.reduce((a, b) => (compare(b.fraction, a.fraction) > 0 ? b : a))
  const isEither = quantity.readings.length > 1
  const readAs: Reason[] = isEither ? [{ code: 'number-read-as', params: { number: toNumber(best.reading) } }] : []
  return { mark: answered(best.fraction, ...readAs, verdict(best.fraction)), accepted: best.accepted }
}

function judge(question: Judged, reading: Rational, value: Rational) {
  const accepted = question.answers.find((answer) => accepts(answer, question.tolerance, value)) ?? null
  return { reading, accepted, fraction: accepted ? max(readRational(accepted.fraction), ZERO) : ZERO }
}

/** Whether a number lies within an answer's margin; the bounds belong to it. */
export function accepts(answer: Pick<Answer, 'value' | 'margin'>, kind: ToleranceKind, given: Rational): boolean {
  const value = readRational(answer.value)
  const margin = readRational(answer.margin)
  if (compare(margin, ZERO) === 0) {
    const slack = compare(value, ZERO) === 0 ? ZERO_SLACK : mul(abs(value), FLOAT_SLACK)
    return compare(abs(sub(given, value)), slack) <= 0
  }
  const [low, high] = bounds(value, margin, kind)
  return compare(given, low) >= 0 && compare(given, high) <= 0
}

/** The lowest and the highest number that an answer accepts, float slack aside. */
export function bounds(value: Rational, margin: Rational, kind: ToleranceKind): [Rational, Rational] {
  if (kind === 'geometric') {
    const ratio = add(ONE, margin)
    const [near, far] = [div(value, ratio), mul(value, ratio)]
    return [min(near, far), max(near, far)]
  }
  const distance = kind === 'relative' ? mul(abs(value), margin) : margin
  return [sub(value, distance), add(value, distance)]
}

function factorOf({ units }: Pick<Numeric, 'units'>, typed: string): Rational | Reason {
  if (typed === '') return units?.required ? { code: 'unit-missing' } : ONE
  const wanted = typed.normalize('NFKC')
  const list = units?.list ?? []
  const exact = list.find(({ symbol }) => symbol.normalize('NFKC') === wanted)
  const alike = list.filter(({ symbol }) => symbol.normalize('NFKC').toLowerCase() === wanted.toLowerCase())
  const unit = exact ?? (alike.length === 1 ? alike[0] : undefined)
  return unit ? readRational(unit.factor) : { code: 'unit-unknown', params: { unit: typed.slice(0, 30) } }
}

/** Is this unit, as it was typed, one that the question converts? */
export const knowsUnit = (question: Pick<Numeric, 'units'>, typed: string): boolean =>
  !('code' in factorOf(question, typed))

const refused = (reason: Reason) => ({ mark: answered(ZERO, reason), accepted: null })

function verdict(fraction: Rational): Reason {
  if (compare(fraction, ONE) >= 0) return { code: 'number-accepted' }
  if (compare(fraction, ZERO) <= 0) return { code: 'number-not-accepted' }
  return { code: 'number-partly', params: { share: share(fraction) } }
}
