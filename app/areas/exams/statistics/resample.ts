import { seededRandom } from '../delivery/seeded-random'
import { columnMarks, type Matrix, totalsOf } from './matrix'
import { mean } from './moments'
import { type Slots, slotsOf } from './slots'
import { errorRatioOf } from './total-figures'

/** The middle 95 % of what chance in who sat the exam would give; null where too many samples leave it undefined. */
export type Interval = { low: number; high: number } | null

export type Intervals = {
  samples: number
  seed: string
  mean: Interval
  internalConsistency: Interval
  standardError: Interval
  /** in the order of the columns */
  questions: { id: string; facilityIndex: Interval; discriminationIndex: Interval }[]
}

const SAMPLES = 1_000
/** A table of more marks than this has little left to chance: fewer samples say the same. */
const LARGE = 50_000
const FEWER_SAMPLES = 200
/** Above this share of undefined samples an interval would be of the lucky ones only. */
const MOST_UNDEFINED = 0.05

const samplesFor = (matrix: Matrix): number => (matrix.cells.length > LARGE ? FEWER_SAMPLES : SAMPLES)

/**
 * Bootstrap intervals (Efron 1979, percentile method): attempts are drawn again with replacement, as many as there are,
 * and every figure is computed anew; the interval lies between the 2.5th and the 97.5th percentile. A thousand samples,
 * or two hundred for tables above 50,000 marks. The same seed and the same order of attempts give the same intervals.
 *
 * Yields after each question of each sample, so that a server can do something else in between.
 */
export function* resample(matrix: Matrix, seed = 'rung', samples = samplesFor(matrix)): Generator<void, Intervals> {
  const prepared = yield* prepare(matrix)
  const random = seededRandom(seed)
  const found = {
    mean: [] as number[],
    internalConsistency: [] as number[],
    standardError: [] as number[],
    facility: matrix.columns.map(() => [] as number[]),
    discrimination: matrix.columns.map(() => [] as number[]),
  }
  const weights = new Float64Array(matrix.rows)
  for (let sample = 0; sample < samples && matrix.rows > 0; sample++) {
    weights.fill(0)
    for (let draw = 0; draw < matrix.rows; draw++) {
      const row = Math.floor(random() * matrix.rows)
      weights[row] = (weights[row] ?? 0) + 1
    }
    yield* take(prepared, weights, found)
  }
  const interval = (values: number[]) => middle(values, samples)
  return {
    samples,
    seed,
    mean: interval(found.mean),
    internalConsistency: interval(found.internalConsistency),
    standardError: interval(found.standardError),
    questions: matrix.columns.map(({ id }, index) => ({
      id,
      facilityIndex: interval(found.facility[index] ?? []),
      discriminationIndex: interval(found.discrimination[index] ?? []),
    })),
  }
}

type PreparedColumn = {
  max: number
  mean: number
  rows: Int32Array
  /** marks and rests less their means: one pass over them is then as exact as two */
  marks: Float64Array
  rests: Float64Array
}
type Prepared = {
  columns: PreparedColumn[]
  slots: Slots[] | null
  totals: Float64Array
  mean: number
  /** below this a variance is what rounding left */
  nothing: number
}

function* prepare(matrix: Matrix): Generator<void, Prepared> {
  const totals = totalsOf(matrix)
  const average = totals.length === 0 ? 0 : mean(totals)
  const scale = totals.reduce((most, total) => Math.max(most, Math.abs(total)), 0)
  const columns: PreparedColumn[] = []
  for (const [index, column] of matrix.columns.entries()) {
    yield
    const { rows, marks } = columnMarks(matrix, index)
    const rests = rows.map((row, place) => (totals[row] ?? 0) - (column.trial ? 0 : (marks[place] ?? 0)))
    columns.push({
      max: column.max,
      mean: marks.length === 0 ? 0 : mean(marks),
      rows: Int32Array.from(rows),
      marks: centred(marks),
      rests: centred(rests),
    })
  }
  return {
    slots: slotsOf(matrix),
    columns,
    totals: Float64Array.from(totals, (total) => total - average),
    mean: average,
    nothing: (1e-12 * scale) ** 2,
  }
}

function centred(values: readonly number[]): Float64Array {
  const centre = values.length === 0 ? 0 : mean(values)
  return Float64Array.from(values, (value) => value - centre)
}

type Found = {
  mean: number[]
  internalConsistency: number[]
  standardError: number[]
  facility: number[][]
  discrimination: number[][]
}

function* take(of: Prepared, weights: Float64Array, found: Found): Generator<void, void> {
  const sums: Sums[] = []
  for (const [index, column] of of.columns.entries()) {
    yield
    const sum = weighted(column, weights)
    sums.push(sum)
    if (sum.n > 0) found.facility[index]?.push((column.mean + sum.x / sum.n) / column.max)
    const [varX, varO] = [sum.xx - sum.x ** 2 / sum.n, sum.oo - sum.o ** 2 / sum.n]
    if (varX > of.nothing && varO > of.nothing)
      found.discrimination[index]?.push((100 * (sum.xo - (sum.x * sum.o) / sum.n)) / Math.sqrt(varX * varO))
  }
  const n = weights.length
  let [t, tt] = [0, 0]
  for (let row = 0; row < n; row++) {
    const weight = weights[row] ?? 0
    const total = of.totals[row] ?? 0
    t += weight * total
    tt += weight * total * total
  }
  found.mean.push(of.mean + t / n)
  const varT = (tt - t ** 2 / n) / (n - 1)
  const k = of.slots?.reduce((sum, { count }) => sum + count, 0) ?? 0
  if (!of.slots || k < 2 || n < 2 || varT <= of.nothing) return
  const within = of.slots.reduce((sum, slot) => sum + slot.count * pooled(slot, of.columns, sums), 0)
  const consistency = ((100 * k) / (k - 1)) * (1 - within / varT)
  found.internalConsistency.push(consistency)
  const ratio = errorRatioOf(consistency).value
  if (ratio !== null) found.standardError.push((ratio / 100) * Math.sqrt(varT))
}

type Sums = { n: number; x: number; xx: number; o: number; oo: number; xo: number }

function weighted({ rows, marks, rests }: PreparedColumn, weights: Float64Array): Sums {
  let n = 0
  let x = 0
  let xx = 0
  let o = 0
  let oo = 0
  let xo = 0
  for (let place = 0; place < rows.length; place++) {
    const weight = weights[rows[place] ?? 0] ?? 0
    const mark = marks[place] ?? 0
    const rest = rests[place] ?? 0
    n += weight
    x += weight * mark
    xx += weight * mark * mark
    o += weight * rest
    oo += weight * rest * rest
    xo += weight * mark * rest
  }
  return { n, x, xx, o, oo, xo }
}

/** Variance of the marks of several questions together, each summed about its own mean. */
function pooled(slot: Slots, columns: readonly PreparedColumn[], sums: readonly Sums[]): number {
  const centre = columns[slot.columns[0] ?? 0]?.mean ?? 0
  let [n, x, xx] = [0, 0, 0]
  for (const index of slot.columns) {
    const sum = sums[index]
    const shift = (columns[index]?.mean ?? 0) - centre
    if (!sum) continue
    n += sum.n
    x += sum.x + sum.n * shift
    xx += sum.xx + 2 * shift * sum.x + sum.n * shift ** 2
  }
  return n < 2 ? 0 : Math.max(0, (xx - x ** 2 / n) / (n - 1))
}

function middle(values: number[], samples: number): Interval {
  if (values.length === 0 || values.length < samples * (1 - MOST_UNDEFINED)) return null
  values.sort((a, b) => a - b)
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) }
}

/** Linear between the two nearest values (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  return low + (place - below) * ((sorted[below + 1] ?? low) - low)
}
