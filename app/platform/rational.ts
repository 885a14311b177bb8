/**
 * Exact fractions. Marks, weights and tolerances are added and compared here without rounding, so that three thirds
 * are one and a pass mark of 70 % is reached by exactly 70 %.
 *
 * A `Rational` is always in lowest terms with a positive denominator. It holds BigInts and therefore does not survive
 * JSON: store it as the text of `formatRational` (`"1/3"`) and read it back with `readRational`.
 */
export type Rational = { readonly num: bigint; readonly den: bigint }

const LONGEST_TEXT = 200
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?(\s?%)?$/
const QUOTIENT = /^([+-]?\d+)\/(\d+)$/

/** Makes a fraction of two whole numbers. Throws when the denominator is zero or a number is not whole. */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const n = BigInt(num)
  const d = BigInt(den)
  if (d === 0n) throw new RangeError('a fraction cannot have the denominator 0')
  const divisor = gcd(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n)
  return { num: n / divisor, den: d / divisor }
}

export const ZERO: Rational = { num: 0n, den: 1n }
export const ONE: Rational = { num: 1n, den: 1n }

/**
 * Reads `0.25`, `-3`, `1.5e3`, `33.3%` or `1/3` exactly. Returns null for anything else, so it is safe on typed text;
 * long texts and exponents beyond three digits are refused because they would cost memory, not because they are wrong.
 */
export function parseRational(text: string): Rational | null {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST_TEXT) return null
  const quotient = QUOTIENT.exec(trimmed)
  if (quotient) {
    const den = BigInt(quotient[2] ?? '')
    return den === 0n ? null : rational(BigInt(quotient[1] ?? ''), den)
  }
  const match = DECIMAL.exec(trimmed)
  if (!match) return null
  const [, sign, whole = '', decimals = '', exponent = '0', percent] = match
  if (whole === '' && decimals === '') return null
  const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n)
  const power = Number(exponent) - decimals.length - (percent ? 2 : 0)
  return power >= 0 ? rational(digits * 10n ** BigInt(power)) : rational(digits, 10n ** BigInt(-power))
}

/** Reads a text that `formatRational` or a checked schema wrote. Throws on anything else. */
export function readRational(text: string): Rational {
  const value = parseRational(text)
  if (!value) throw new RangeError(`not a fraction: ${text.slice(0, 40)}`)
  return value
}

/** The exact value of the shortest decimal that JavaScript prints for a finite number: 0.7 is 7/10. */
export const fromNumber = (value: number): Rational => readRational(String(value))

/** The canonical text for storage: `1/3`, `-2/1`, `0/1`. */
export const formatRational = ({ num, den }: Rational): string => `${num}/${den}`

export const add = (a: Rational, b: Rational) => rational(a.num * b.den + b.num * a.den, a.den * b.den)
export const sub = (a: Rational, b: Rational) => rational(a.num * b.den - b.num * a.den, a.den * b.den)
export const mul = (a: Rational, b: Rational) => rational(a.num * b.num, a.den * b.den)
/** Throws when `b` is zero. */
export const div = (a: Rational, b: Rational) => rational(a.num * b.den, a.den * b.num)
export const negate = (a: Rational): Rational => ({ num: -a.num, den: a.den })
export const abs = (a: Rational): Rational => (a.num < 0n ? negate(a) : a)
export const sum = (values: Iterable<Rational>): Rational => [...values].reduce(add, ZERO)

/** −1, 0 or 1, as a sort wants it. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const equals = (a: Rational, b: Rational) => compare(a, b) === 0
export const min = (a: Rational, b: Rational) => (compare(a, b) <= 0 ? a : b)
export const max = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b)
export const clamp = (value: Rational, low: Rational, high: Rational) => min(max(value, low), high)

/** The nearest JavaScript number, for statistics and `Intl`; comparisons that decide something stay exact. */
export function toNumber({ num, den }: Rational): number {
  const excess = Math.max(bits(num), bits(den)) - 1000
  if (excess <= 0) return Number(num) / Number(den)
  const shift = BigInt(excess)
  const small = den >> shift
  return small === 0n ? (num < 0n ? -Infinity : Infinity) : Number(num >> shift) / Number(small)
}

/** Rounds for display to a number of decimals; a half goes away from zero: 0.125 → `0.13`, −0.125 → `-0.13`. */
export function toDecimal(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const { num, den } = abs(value)
  const rounded = (num * scale * 2n + den) / (den * 2n)
  return placePoint(rounded, decimals, value.num < 0n && rounded !== 0n)
}

/** The exact decimal text (`0.125`), or null when the decimals never end (1/3). */
export function exactDecimal(value: Rational): string | null {
  let decimals = 0
  let rest = value.den
  for (const factor of [10n, 5n, 2n]) {
    while (rest % factor === 0n) {
      rest /= factor
      decimals += 1
    }
  }
  return rest === 1n ? toDecimal(value, decimals) : null
}

function placePoint(digits: bigint, decimals: number, negative: boolean): string {
  const text = digits.toString().padStart(decimals + 1, '0')
  const whole = text.slice(0, text.length - decimals)
  const fraction = text.slice(text.length - decimals)
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

const bits = (value: bigint) => (value < 0n ? -value : value).toString(16).length * 4

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
