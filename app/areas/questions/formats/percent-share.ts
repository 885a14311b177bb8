import {
  abs,
  compare,
  div,
  exactDecimal,
  mul,
  parseRational,
  type Rational,
  rational,
  sub,
  toDecimal,
  ZERO,
} from '~/platform/rational'

const HUNDRED = rational(100)
const LARGEST_PARTS = 20
const CLOSE = rational(1, 100_000)

/**
 * The share a percentage means. Moodle's formats have no fractions, so thirds are written 33.33333 and must not
 * add up to 99.99999 %: from three decimals on, a percentage within 0.001 % of n/d with d ≤ 20 is taken for that
 * fraction.
 */
export function shareFromPercent(text: string): Rational {
  const written = div(parseRational(text) ?? ZERO, HUNDRED)
  if ((text.split('.')[1] ?? '').length < 3) return written
  for (let parts = 1; parts <= LARGEST_PARTS; parts += 1) {
    const scaled = mul(written, rational(parts))
    const nearest = rational(BigInt(toDecimal(scaled, 0)), parts)
    if (compare(abs(sub(nearest, written)), CLOSE) <= 0) return nearest
  }
  return written
}

/** The percentage that `shareFromPercent` reads back; five decimals where the exact one never ends. */
export function percentFromShare(share: Rational): string {
  const percent = mul(share, HUNDRED)
  const exact = exactDecimal(percent)
  return exact !== null && exact.length <= 12 ? exact : toDecimal(percent, 5)
}
