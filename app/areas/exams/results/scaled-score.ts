import {
  add,
  compare,
  div,
  formatRational,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sub,
} from '~/platform/rational'

/** A scale such as 100 to 1000 with the pass at 700. Whole numbers, each larger than the one before. */
export type ScoreScale = { lowest: number; pass: number; highest: number }

/** A total on its scale; `exact` decides nothing, `shown` is what people are told. */
export type ScaledScore = ScoreScale & {
  /** a fraction text */
  exact: string
  /** rounded down, so that nobody who missed the mark reads the number of those who reached it */
  shown: number
}

/**
 * Puts a share of the points on the exam's scale: from nothing to the pass mark in one straight line, from there to
 * everything in another. Exact: the pass mark itself is `pass`.
 * @param share fraction text, 0..1
 * @param passMark fraction text, 0..1
 */
export function scaledScore(share: string, passMark: string, scale: ScoreScale): ScaledScore {
  const exact = onScale(readRational(share), readRational(passMark), scale)
  return { ...scale, exact: formatRational(exact), shown: Number(exact.num / exact.den) }
}

function onScale(share: Rational, mark: Rational, scale: ScoreScale): Rational {
  const [lowest, pass, highest] = [rational(scale.lowest), rational(scale.pass), rational(scale.highest)]
  if (compare(share, mark) < 0) return add(lowest, mul(div(share, mark), sub(pass, lowest)))
  // Where everything has to be right there is nothing above the pass mark.
  if (compare(mark, ONE) >= 0) return highest
  return add(pass, mul(div(sub(share, mark), sub(ONE, mark)), sub(highest, pass)))
}
