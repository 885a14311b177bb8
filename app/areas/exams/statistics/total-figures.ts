import { derive, type Figure, known, unknown } from './figure'
import { type Matrix, totalsOf } from './matrix'
import { isConstant, kStatistics, largest, mean, median, variance } from './moments'
import { slotsOf, slotVariance } from './slots'

/** Figures of the whole exam, in points where nothing else is said. */
export type TotalFigures = {
  n: number
  /** mean number of points that could be earned */
  max: Figure
  mean: Figure
  median: Figure
  standardDeviation: Figure
  /** k₃/k₂^1.5: below nought when the tail is on the side of low totals */
  skewness: Figure
  /** k₄/k₂²: nought for the normal curve, more for a sharper peak */
  kurtosis: Figure
  /** Cronbach's α in percent; below nought where questions contradict each other */
  internalConsistency: Figure
  /** share of the standard deviation that is chance, in percent */
  errorRatio: Figure
  standardError: Figure
}

/**
 * The figures of the totals, sample formulas throughout.
 *
 * Missing marks: a total is the sum of the questions an attempt was given. Internal consistency counts the places of
 * the exam, not the questions of the pool (`slotsOf`).
 */
export function* totalFigures(matrix: Matrix): Generator<void, TotalFigures> {
  const totals = totalsOf(matrix)
  const n = totals.length
  const same = isConstant(totals, matrix.columns.length, largest(totals))
  const spread = (least: number, make: () => number): Figure =>
    n < least ? unknown('too-few-attempts') : same ? unknown('same-totals') : known(make())
  const k = kStatistics(totals)
  const standardDeviation = n < 2 ? unknown('too-few-attempts') : known(same ? 0 : Math.sqrt(variance(totals)))
  yield
  const internalConsistency = yield* consistency(matrix, totals, same)
  const errorRatio = derive(internalConsistency, errorRatioOf)
  return {
    n,
    max: n === 0 ? unknown('too-few-attempts') : known(meanMax(matrix)),
    mean: n === 0 ? unknown('too-few-attempts') : known(mean(totals)),
    median: n === 0 ? unknown('too-few-attempts') : known(median(totals)),
    standardDeviation,
    skewness: spread(3, () => k.k3 / k.k2 ** 1.5),
    kurtosis: spread(4, () => k.k4 / k.k2 ** 2),
    internalConsistency,
    errorRatio,
    standardError: derive(errorRatio, (ratio) => derive(standardDeviation, (sd) => known((ratio / 100) * sd))),
  }
}

/** 100·√(1 − CIC/100). */
export function errorRatioOf(internalConsistency: number): Figure {
  const rest = 1 - internalConsistency / 100
  // Perfect agreement may come out a rounding above 100.
  if (rest < 0) return rest > -1e-12 ? known(0) : unknown('above-one-hundred')
  return known(100 * Math.sqrt(rest))
}

/** 100·k/(k−1)·(1 − Σ var x / var T). */
function* consistency(matrix: Matrix, totals: readonly number[], same: boolean): Generator<void, Figure> {
  if (totals.length < 2) return unknown('too-few-attempts')
  const slots = slotsOf(matrix)
  if (!slots) return unknown('unequal-forms')
  const k = slots.reduce((sum, { count }) => sum + count, 0)
  if (k < 2) return unknown('one-question')
  if (same) return unknown('same-totals')
  let within = 0
  for (const slot of slots) {
    yield
    within += slot.count * slotVariance(matrix, slot)
  }
  return known(((100 * k) / (k - 1)) * (1 - within / variance(totals)))
}

function meanMax({ columns, rows, cells }: Matrix): number {
  let sum = 0
  cells.forEach((mark, index) => {
    const column = columns[index % columns.length]
    if (column && !column.trial && !Number.isNaN(mark)) sum += column.max
  })
  return sum / rows
}
