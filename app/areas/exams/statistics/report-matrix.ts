import { analyseMatrix, atOnce } from './analyse-matrix'
import type { Figure, Gap } from './figure'
import type { Matrix } from './matrix'
import { type Interval, resample } from './resample'

type Value = number | null

/** The statistics of a table of marks as data for other programs: plain numbers, unrounded, null where undefined. */
export type MatrixReport = {
  attempts: number
  total: Record<(typeof TOTALS)[number], Value>
  questions: ({ id: string; maximumMark: number; n: number } & Record<(typeof QUESTIONS)[number], Value>)[]
  intervals: {
    level: 0.95
    method: 'percentile bootstrap'
    samples: number
    seed: string
    total: Record<'mean' | 'coefficientOfInternalConsistency' | 'standardError', Interval>
    questions: { id: string; facilityIndex: Interval; discriminationIndex: Interval }[]
  }
  /** why each null is null */
  undefined: { of: string; statistic: string; reason: Gap }[]
}

const TOTALS = [
  'maximumMark',
  'mean',
  'median',
  'standardDeviation',
  'skewness',
  'kurtosis',
  'coefficientOfInternalConsistency',
  'errorRatio',
  'standardError',
] as const
const QUESTIONS = [
  'mean',
  'facilityIndex',
  'standardDeviation',
  'discriminationIndex',
  'discriminativeEfficiency',
  'effectiveWeight',
  'intendedWeight',
  'randomGuessScore',
] as const

/** All statistics of a matrix; marks alone do not say what guessing would earn. */
export function reportMatrix(matrix: Matrix, options: { seed: string; samples?: number }): MatrixReport {
  const { total, questions } = analyseMatrix(matrix)
  const intervals = atOnce(resample(matrix, options.seed, options.samples))
  const gaps: MatrixReport['undefined'] = []
  const plain = (of: string, statistic: string, figure: Figure): Value => {
    if (figure.value === null) gaps.push({ of, statistic, reason: figure.reason })
    return figure.value
  }
  const fromTotal: Record<(typeof TOTALS)[number], Figure> = {
    maximumMark: total.max,
    mean: total.mean,
    median: total.median,
    standardDeviation: total.standardDeviation,
    skewness: total.skewness,
    kurtosis: total.kurtosis,
    coefficientOfInternalConsistency: total.internalConsistency,
    errorRatio: total.errorRatio,
    standardError: total.standardError,
  }
  const filled = <Key extends string>(of: string, keys: readonly Key[], figures: Record<Key, Figure>) =>
    Object.fromEntries(keys.map((key) => [key, plain(of, key, figures[key])])) as Record<Key, Value>
  return {
    attempts: matrix.rows,
    total: filled('total', TOTALS, fromTotal),
    questions: questions.map(({ id, max, n, ...figures }) => ({
      id,
      maximumMark: max,
      n,
      ...filled(id, QUESTIONS, { ...figures, randomGuessScore: { value: null, reason: 'not-in-marks' } }),
    })),
    intervals: {
      level: 0.95,
      method: 'percentile bootstrap',
      samples: intervals.samples,
      seed: intervals.seed,
      total: {
        mean: intervals.mean,
        coefficientOfInternalConsistency: intervals.internalConsistency,
        standardError: intervals.standardError,
      },
      questions: intervals.questions,
    },
    undefined: gaps,
  }
}
