import { add, compare, div, mul, type Rational, rational, sub, sum, toNumber } from '~/platform/rational'
import type { MathName, StatsName, ToleranceMode } from '../expressions'
import type { At } from '../refusal'
import { numberValue, type Value } from '../values'
import { floatValue } from './arithmetic'
import { asNumber, asNumbers, floor, whole } from './operands'

type Tolerance = {
  readonly mode: ToleranceMode
  readonly below: Rational
  readonly above: Rational
  readonly includeLower: boolean
  readonly includeUpper: boolean
}

/**
 * Whether the second number lies about the first within the tolerance (QTI 2.2 §2.11.2 `equal`); relative ones are
 * per cent of the first. Below zero, where the specification's bounds would change places, they are put in order.
 */
export function isEqual(first: Rational, second: Rational, tolerance: Tolerance): boolean {
  if (tolerance.mode === 'exact') return compare(first, second) === 0
  const [low, high] =
    tolerance.mode === 'absolute'
      ? [sub(first, tolerance.below), add(first, tolerance.above)]
      : inOrder(percentOf(first, 100n, tolerance.below, sub), percentOf(first, 100n, tolerance.above, add))
  const [atLow, atHigh] = [compare(second, low), compare(second, high)]
  return (tolerance.includeLower ? atLow >= 0 : atLow > 0) && (tolerance.includeUpper ? atHigh <= 0 : atHigh < 0)
}

const percentOf = (x: Rational, hundred: bigint, t: Rational, shift: (a: Rational, b: Rational) => Rational) =>
  div(mul(x, shift(rational(hundred), t)), rational(hundred))
const inOrder = (a: Rational, b: Rational): [Rational, Rational] => (compare(a, b) <= 0 ? [a, b] : [b, a])

/** `mathOperator`: exact where there is an exact value, else what the machine's floating point gives. */
export function math(name: MathName, args: readonly Value[], at: At): Value {
  const [x = null, y = null] = args.map((arg) => asNumber(arg, at))
  if (x === null || (args.length > 1 && y === null)) return null
  if (name === 'floor') return numberValue(whole(floor(x)), 'integer')
  if (name === 'ceil') return numberValue(whole(-floor(rational(-x.num, x.den))), 'integer')
  if (name === 'signum') return numberValue(whole(x.num > 0n ? 1n : x.num < 0n ? -1n : 0n), 'integer')
  if (name === 'abs') return numberValue(rational(x.num < 0n ? -x.num : x.num, x.den), wholeness(args, at))
  return floatValue(FUNCTIONS[name](toNumber(x), y === null ? 0 : toNumber(y)))
}

const wholeness = (args: readonly Value[], at: At) => (asNumbers(args, at)?.isWhole ? 'integer' : 'float')

const FUNCTIONS: Readonly<
  Record<Exclude<MathName, 'floor' | 'ceil' | 'signum' | 'abs'>, (x: number, y: number) => number>
> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: (x) => 1 / Math.cos(x),
  csc: (x) => 1 / Math.sin(x),
  cot: (x) => 1 / Math.tan(x),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: (y, x) => Math.atan2(y, x),
  asec: (x) => Math.acos(1 / x),
  acsc: (x) => Math.asin(1 / x),
  acot: (x) => Math.atan(1 / x),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: (x) => 1 / Math.cosh(x),
  csch: (x) => 1 / Math.sinh(x),
  coth: (x) => 1 / Math.tanh(x),
  log: Math.log10,
  ln: Math.log,
  exp: Math.exp,
  toDegrees: (x) => (x * 180) / Math.PI,
  toRadians: (x) => (x * Math.PI) / 180,
}

/** `statsOperator`: means and variances are exact, deviations are roots of them. */
export function stats(name: StatsName, arg: Value, at: At): Value {
  const numbers = asNumbers([arg], at)?.numbers
  if (!numbers || numbers.length === 0) return null
  const mean = div(sum(numbers), rational(numbers.length))
  if (name === 'mean') return numberValue(mean)
  const isSample = name === 'sampleVariance' || name === 'sampleSD'
  const count = numbers.length - (isSample ? 1 : 0)
  if (count < 1) return null
  const variance = div(sum(numbers.map((x) => mul(sub(x, mean), sub(x, mean)))), rational(count))
  return name.endsWith('SD') ? floatValue(Math.sqrt(toNumber(variance))) : numberValue(variance)
}
