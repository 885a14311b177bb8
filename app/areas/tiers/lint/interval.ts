import { compare, max, min, mul, type Rational, ZERO } from '~/platform/rational'

/** All values that a number may have, ends included; null is an end that does not exist. */
export type Interval = {
  readonly low: Rational | null
  readonly high: Rational | null
  /** Only whole numbers. */
  readonly whole: boolean
}

export const ANY: Interval = { low: null, high: null, whole: false }

export const point = (value: Rational): Interval => ({ low: value, high: value, whole: value.den === 1n })

/** From one end to the other; counts are whole. */
export const between = (low: Rational | null, high: Rational | null, whole = false): Interval => ({ low, high, whole })

/** The smallest interval around all of them; none at all is anything. */
export function hull(intervals: readonly Interval[]): Interval {
  const [first, ...others] = intervals
  if (!first) return ANY
  return others.reduce(
    (all, one) => ({
      low: all.low && one.low && min(all.low, one.low),
      high: all.high && one.high && max(all.high, one.high),
      whole: all.whole && one.whole,
    }),
    first,
  )
}

/** Two intervals, end by end: for what grows with both numbers. */
export const endwise = (a: Interval, b: Interval, of: (x: Rational, y: Rational) => Rational): Interval => ({
  low: a.low && b.low && of(a.low, b.low),
  high: a.high && b.high && of(a.high, b.high),
  whole: a.whole && b.whole,
})

export const opposite = ({ low, high, whole }: Interval, of: (x: Rational) => Rational): Interval => ({
  low: high && of(high),
  high: low && of(low),
  whole,
})

/** The lower of two numbers: known above as soon as one of them is. */
export const lower = (a: Interval, b: Interval): Interval => ({
  low: a.low && b.low && min(a.low, b.low),
  high: a.high && b.high ? min(a.high, b.high) : (a.high ?? b.high),
  whole: a.whole && b.whole,
})

export const higher = (a: Interval, b: Interval): Interval => ({
  low: a.low && b.low ? max(a.low, b.low) : (a.low ?? b.low),
  high: a.high && b.high && max(a.high, b.high),
  whole: a.whole && b.whole,
})

export function product(a: Interval, b: Interval): Interval {
  const whole = a.whole && b.whole
  const isNever = (interval: Interval) => interval.low && interval.high && isZero(interval.low) && isZero(interval.high)
  if (isNever(a) || isNever(b)) return point(ZERO)
  if (a.low && a.high && b.low && b.high) {
    const corners = [mul(a.low, b.low), mul(a.low, b.high), mul(a.high, b.low), mul(a.high, b.high)]
    return { low: corners.reduce(min), high: corners.reduce(max), whole }
  }
  const isPositive = (interval: Interval): boolean => interval.low !== null && compare(interval.low, ZERO) >= 0
  return isPositive(a) && isPositive(b)
    ? { low: a.low && b.low && mul(a.low, b.low), high: a.high && b.high && mul(a.high, b.high), whole }
    : { low: null, high: null, whole }
}

const isZero = (value: Rational) => value.num === 0n
