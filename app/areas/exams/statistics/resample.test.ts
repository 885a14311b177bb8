import { describe, expect, test } from 'vitest'
import { seededRandom } from '../delivery/seeded-random'
import { analyseMatrix, atOnce } from './analyse-matrix'
import { matrixOf } from './matrix'
import { resample } from './resample'

const columns = [0, 1, 2, 3].map((index) => ({ id: `q${index}`, max: 1 }))

/** People of differing ability, and questions of differing difficulty. */
function sample(n: number, seed: string) {
  const random = seededRandom(seed)
  const rows = Array.from({ length: n }, () => {
    const ability = random()
    return columns.map((_, index) => (ability + random() > 0.6 + 0.2 * index ? 1 : 0))
  })
  return matrixOf(columns, rows)
}

const intervalsOf = (...of: Parameters<typeof resample>) => atOnce(resample(...of))

test('the same seed gives the same intervals, another seed others', () => {
  const matrix = sample(40, 'people')
  expect(intervalsOf(matrix, 'a', 50)).toEqual(intervalsOf(matrix, 'a', 50))
  expect(intervalsOf(matrix, 'a', 50).mean).not.toEqual(intervalsOf(matrix, 'b', 50).mean)
})

test('an interval holds its figure and is narrower with more people', () => {
  const [few, many] = [sample(40, 'people'), sample(640, 'people')]
  for (const matrix of [few, many]) {
    const { total, questions } = analyseMatrix(matrix)
    const intervals = intervalsOf(matrix, 'seed', 400)
    const holds = (interval: { low: number; high: number } | null, value: number | null) =>
      interval !== null && value !== null && interval.low <= value && value <= interval.high
    expect(holds(intervals.internalConsistency, total.internalConsistency.value)).toBe(true)
    expect(holds(intervals.standardError, total.standardError.value)).toBe(true)
    intervals.questions.forEach((one, index) => {
      expect(holds(one.facilityIndex, questions[index]?.facilityIndex.value ?? null)).toBe(true)
      expect(holds(one.discriminationIndex, questions[index]?.discriminationIndex.value ?? null)).toBe(true)
    })
  }
  const width = (matrix: typeof few) => {
    const { mean } = intervalsOf(matrix, 'seed', 400)
    return mean ? mean.high - mean.low : 0
  }
  expect(width(few)).toBeGreaterThan(2.5 * width(many))
})

test('where too many samples leave a figure undefined it has no interval', () => {
  const matrix = matrixOf(columns.slice(0, 2), [
    [1, 1],
    [0, 0],
  ])
  const intervals = intervalsOf(matrix, 'seed', 400)
  // Half of the samples draw one of the two attempts twice, and have no spread at all.
  expect(intervals.internalConsistency).toBeNull()
  expect(intervals.questions[0]?.discriminationIndex).toBeNull()
  expect(intervals.questions[0]?.facilityIndex).toEqual({ low: 0, high: 1 })
})

describe('the work', () => {
  test('can be left after every question of every sample', () => {
    const work = resample(sample(10, 'people'), 'seed', 3)
    let steps = 0
    while (!work.next().done) steps++
    expect(steps).toBeGreaterThanOrEqual(3 * columns.length)
  })

  test('of nobody is nothing', () => {
    expect(intervalsOf(matrixOf(columns, []))).toMatchObject({ mean: null, internalConsistency: null })
  })
})
