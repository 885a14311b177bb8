import { expect, test } from 'vitest'
import { matrixOf } from './matrix'
import { reportMatrix } from './report-matrix'

test('every null has its reason, and everything else is a plain number', () => {
  const matrix = matrixOf(
    [
      { id: 'q1', max: 1 },
      { id: 'q2', max: 2 },
    ],
    [
      [1, 2],
      [1, 0],
      [1, 1],
    ],
  )
  const report = reportMatrix(matrix, { seed: 'seed', samples: 20 })
  expect(report.total).toMatchObject({ maximumMark: 3, mean: 2, median: 2, kurtosis: null })
  expect(report.questions[0]).toMatchObject({ id: 'q1', maximumMark: 1, n: 3, facilityIndex: 1, effectiveWeight: 0 })
  expect(report.undefined).toEqual([
    { of: 'total', statistic: 'kurtosis', reason: 'too-few-attempts' },
    { of: 'q1', statistic: 'discriminationIndex', reason: 'same-marks' },
    { of: 'q1', statistic: 'discriminativeEfficiency', reason: 'same-marks' },
    { of: 'q1', statistic: 'randomGuessScore', reason: 'not-in-marks' },
    { of: 'q2', statistic: 'discriminationIndex', reason: 'same-rest' },
    { of: 'q2', statistic: 'discriminativeEfficiency', reason: 'same-rest' },
    { of: 'q2', statistic: 'randomGuessScore', reason: 'not-in-marks' },
  ])
  expect(JSON.stringify(report)).not.toContain('NaN')
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
})
