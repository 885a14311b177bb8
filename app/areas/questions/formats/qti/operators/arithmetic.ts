import {
  abs,
  div,
  fromNumber,
  max,
  min,
  mul,
  ONE,
  type Rational,
  rational,
  sub,
  sum,
  toNumber,
  ZERO,
} from '~/platform/rational'
import type { At } from '../refusal'
import { numberValue, type Value } from '../values'
import { asNumber, asNumbers, asWhole, floor, type Operator, operator, whole } from './operands'

const MANY = 1_000
/** Beyond this an exact power is no score any more and would only cost memory. */
const LARGEST_EXPONENT = 64n

const overAll = (combine: (numbers: readonly Rational[]) => Rational | null): Operator =>
  operator(1, MANY, (args, at) => {
    const given = asNumbers(args, at)
    const made = given && given.numbers.length > 0 ? combine(given.numbers) : null
    return made === null ? null : numberValue(made, given?.isWhole ? 'integer' : 'float')
  })

const overTwo = (base: 'integer' | 'float' | null, combine: (a: Rational, b: Rational) => Rational | null): Operator =>
  operator(2, 2, (args, at) => {
    const [a = null, b = null] = args.map((arg) => asNumber(arg, at))
    const made = a === null || b === null ? null : combine(a, b)
    if (made === null) return null
    return numberValue(made, base ?? (asNumbers(args, at)?.isWhole ? 'integer' : 'float'))
  })

const overOne = (base: 'integer' | 'float', change: (number: Rational) => Rational): Operator =>
  operator(1, 1, ([arg = null], at) => {
    const number = asNumber(arg, at)
    return number === null ? null : numberValue(change(number), base)
  })

const overWholes = (combine: (numbers: readonly bigint[]) => bigint): Operator =>
  operator(1, MANY, (args, at) => {
    const given = asNumbers(args, at)
    if (!given?.numbers.every(({ den }) => den === 1n)) return null
    return numberValue(whole(combine(given.numbers.map(({ num }) => (num < 0n ? -num : num)))), 'integer')
  })

export const ARITHMETIC = {
  sum: overAll(sum),
  product: overAll((numbers) => numbers.reduce(mul, ONE)),
  min: overAll((numbers) => numbers.reduce(min)),
  max: overAll((numbers) => numbers.reduce(max)),
  subtract: overTwo(null, sub),
  divide: overTwo('float', (a, b) => (b.num === 0n ? null : div(a, b))),
  power: operator(2, 2, ([base = null, exponent = null], at) => power(base, exponent, at)),
  integerDivide: overTwo('integer', (a, b) => (b.num === 0n ? null : whole(floor(div(a, b))))),
  integerModulus: overTwo('integer', (a, b) => (b.num === 0n ? null : sub(a, mul(b, whole(floor(div(a, b))))))),
  round: overOne('integer', (number) => whole(roundHalfUp(number))),
  truncate: overOne('integer', (number) => whole(number.num / number.den)),
  integerToFloat: overOne('float', (number) => number),
  gcd: overWholes((numbers) => numbers.reduce(gcd)),
  lcm: overWholes((numbers) => numbers.reduce((a, b) => (a === 0n || b === 0n ? 0n : (a / gcd(a, b)) * b))),
} as const satisfies Record<string, Operator>

/** A half is rounded up, also below zero: 6.5 → 7, −6.5 → −6 (QTI 2.2 §2.11.4 `round`). */
const roundHalfUp = ({ num, den }: Rational): bigint => floor(rational(num * 2n + den, den * 2n))

/** Exact for whole exponents; the nearest binary number for roots. Undefined powers are NULL. */
function power(base: Value, exponent: Value, at: At): Value {
  const [number, times] = [asNumber(base, at), asNumber(exponent, at)]
  if (number === null || times === null) return null
  const count = asWhole(exponent, at)
  if (count === null || count > LARGEST_EXPONENT || count < -LARGEST_EXPONENT)
    return floatValue(toNumber(number) ** toNumber(times))
  if (count < 0n) return number.num === 0n ? null : numberValue(rational(number.den ** -count, number.num ** -count))
  return numberValue(rational(number.num ** count, number.den ** count))
}

/** What has no exact value is the nearest binary number; NaN and infinity are NULL. */
export const floatValue = (value: number): Value =>
  Number.isFinite(value) ? numberValue(Math.abs(value) < 1e-300 ? ZERO : fromNumber(value)) : null

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Rounds to decimals or significant figures; null when the figures make no sense. */
export function roundTo(
  number: Rational,
  mode: 'significantFigures' | 'decimalPlaces',
  figures: Rational,
): Rational | null {
  if (figures.den !== 1n || figures.num > 300n) return null
  if (mode === 'decimalPlaces') return figures.num < 0n ? null : roundAt(number, Number(figures.num))
  if (figures.num < 1n) return null
  return number.num === 0n ? ZERO : roundAt(number, Number(figures.num) - 1 - magnitude(number))
}

const roundAt = (number: Rational, decimals: number): Rational => {
  const scale = decimals >= 0 ? rational(10n ** BigInt(decimals)) : rational(1n, 10n ** BigInt(-decimals))
  return div(whole(roundHalfUp(mul(number, scale))), scale)
}

/** The power of ten of the first figure: 2 for 345, −3 for 0.0012. */
function magnitude(number: Rational): number {
  const { num, den } = abs(number)
  let power = num.toString().length - den.toString().length
  const isSmaller = power >= 0 ? num < den * 10n ** BigInt(power) : num * 10n ** BigInt(-power) < den
  if (isSmaller) power -= 1
  return power
}
