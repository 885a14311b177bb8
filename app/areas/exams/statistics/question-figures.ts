import { derive, type Figure, known, unknown } from './figure'
import { type ColumnMarks, columnMarks, type Matrix, totalsOf } from './matrix'
import { ascending, covariance, isConstant, largest, mean, variance } from './moments'

/** Figures of one question. */
export type QuestionFigures = {
  id: string
  max: number
  trial: boolean
  /** attempts that were given it */
  n: number
  mean: Figure
  /** mean mark as a share of the maximum, 0..1 */
  facilityIndex: Figure
  /** in points */
  standardDeviation: Figure
  /** correlation with the rest of the exam, −100..100 */
  discriminationIndex: Figure
  /** its covariance with the rest, in percent of the highest that the same marks could have */
  discriminativeEfficiency: Figure
  /** share of the spread of totals that it causes, in percent of a form */
  effectiveWeight: Figure
  /** share of the points of a form, in percent */
  intendedWeight: Figure
}

/**
 * The figures of every question, sample formulas throughout; T is an attempt's total, o = T − x the rest of it.
 *
 * Missing marks: each figure of a question is over the attempts that were given it, with their totals over what they
 * were given, as Moodle treats random questions. Weights are those of a form: a question counts in the sum over all
 * questions by the share of attempts that had it, so where every attempt has every question they add up to 100.
 *
 * A question on trial is compared with the whole total, of which it is no part, and has no weights.
 *
 * Yields after each question, so that a server can do something else in between.
 */
export function* questionFigures(matrix: Matrix): Generator<void, QuestionFigures[]> {
  const totals = totalsOf(matrix)
  const scale = largest(totals)
  const columns = matrix.columns.map((column, index) => ({ column, given: columnMarks(matrix, index) }))
  const covariances: (number | null)[] = []
  for (const { given } of columns) {
    yield
    covariances.push(withTotal(given, totals))
  }
  const sumOf = (weigh: (index: number) => number) =>
    columns.reduce(
      (sum, { column, given }, index) =>
        column.trial ? sum : sum + (given.rows.length / Math.max(matrix.rows, 1)) * weigh(index),
      0,
    )
  const points = sumOf((index) => matrix.columns[index]?.max ?? 0)
  const roots = sumOf((index) => Math.sqrt(Math.max(0, covariances[index] ?? 0)))
  const figures: QuestionFigures[] = []
  for (const [index, { column, given }] of columns.entries()) {
    yield
    const { marks, rows } = given
    const n = marks.length
    const rest = rows.map((row, place) => (totals[row] ?? 0) - (column.trial ? 0 : (marks[place] ?? 0)))
    const average = n === 0 ? unknown('too-few-attempts') : known(mean(marks))
    const same = isConstant(marks)
    const gap = whyNotCompared(matrix, { n, same, rest, scale, trial: column.trial === true })
    const cov = covariances[index] ?? null
    figures.push({
      id: column.id,
      max: column.max,
      trial: column.trial === true,
      n,
      mean: average,
      facilityIndex: derive(average, (value) => known(value / column.max)),
      standardDeviation: n < 2 ? unknown('too-few-attempts') : known(same ? 0 : Math.sqrt(variance(marks))),
      discriminationIndex: gap ?? known((100 * covariance(marks, rest)) / Math.sqrt(variance(marks) * variance(rest))),
      discriminativeEfficiency:
        gap ?? known((100 * covariance(marks, rest)) / covariance(ascending(marks), ascending(rest))),
      effectiveWeight: column.trial ? unknown('not-counted') : effectiveWeight(cov, roots),
      intendedWeight: column.trial
        ? unknown('not-counted')
        : n === 0
          ? unknown('too-few-attempts')
          : known((100 * column.max) / points),
    })
  }
  return figures
}

/**
 * Covariance with the total; null below two attempts. What rounding leaves of nought is nought: its root would be a
 * hundred million times as large.
 */
function withTotal({ rows, marks }: ColumnMarks, totals: readonly number[]): number | null {
  if (marks.length < 2) return null
  if (isConstant(marks)) return 0
  const own = rows.map((row) => totals[row] ?? 0)
  const cov = covariance(marks, own)
  const noise = largest(marks) * Math.sqrt(variance(own)) + largest(own) * Math.sqrt(variance(marks))
  return Math.abs(cov) <= 4 * Number.EPSILON * noise ? 0 : cov
}

/** 100·√cov / Σ√cov; a question that pulls against the total has none, and is no part of the sum (as Moodle). */
function effectiveWeight(cov: number | null, roots: number): Figure {
  if (cov === null) return unknown('too-few-attempts')
  if (cov < 0) return unknown('negative-covariance')
  return roots === 0 ? unknown('no-covariance') : known((100 * Math.sqrt(cov)) / roots)
}

function whyNotCompared(
  matrix: Matrix,
  of: { n: number; same: boolean; rest: readonly number[]; scale: number; trial: boolean },
): Figure | null {
  if (of.n < 2) return unknown('too-few-attempts')
  if (!of.trial && matrix.columns.filter(({ trial }) => !trial).length < 2) return unknown('one-question')
  if (of.same) return unknown('same-marks')
  return isConstant(of.rest, matrix.columns.length, of.scale) ? unknown('same-rest') : null
}
