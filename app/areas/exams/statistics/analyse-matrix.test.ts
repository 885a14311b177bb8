import { describe, expect, test } from 'vitest'
import { analyseMatrix } from './analyse-matrix'
import type { Figure } from './figure'
import { type Column, matrixOf } from './matrix'

/** Every expectation below was computed by hand; the arithmetic stands beside it. */

const columns = (...maxima: number[]): Column[] => maxima.map((max, index) => ({ id: `q${index + 1}`, max }))
const is = (figure: Figure | undefined, expected: number) => expect(figure?.value).toBeCloseTo(expected, 10)

describe('four attempts at three questions', () => {
  // T = 4, 2, 2, 0; mean 2; squares of deviations 4 + 0 + 0 + 4 = 8; var T = 8/3
  const { total, questions } = analyseMatrix(
    matrixOf(columns(1, 1, 2), [
      [1, 1, 2],
      [1, 0, 1],
      [0, 1, 1],
      [0, 0, 0],
    ]),
  )
  const [q1, q2, q3] = questions

  test('total', () => {
    expect(total.n).toBe(4)
    is(total.max, 4)
    is(total.mean, 2)
    is(total.median, 2)
    is(total.standardDeviation, Math.sqrt(8 / 3))
    is(total.skewness, 0)
    // m2 = 8/4 = 2, m4 = (16 + 16)/4 = 8; k2 = 4/3·2 = 8/3; k4 = 16/6·(5·8 − 3·3·4) = 32/3; (32/3)/(64/9) = 3/2
    is(total.kurtosis, 1.5)
    // var q1 = var q2 = (4·¼)/3 = 1/3, var q3 = 2/3; 100·3/2·(1 − (4/3)/(8/3)) = 75
    is(total.internalConsistency, 75)
    is(total.errorRatio, 50)
    is(total.standardError, 0.5 * Math.sqrt(8 / 3))
  })

  test('a question', () => {
    is(q1?.mean, 0.5)
    is(q1?.facilityIndex, 0.5)
    is(q1?.standardDeviation, Math.sqrt(1 / 3))
    // o = 3, 1, 2, 0: var o = (2.25 + 0.25 + 0.25 + 2.25)/3 = 5/3; cov = (0.75 − 0.25 − 0.25 + 0.75)/3 = 1/3
    is(q1?.discriminationIndex, 100 / Math.sqrt(5))
    // sorted 0, 0, 1, 1 with 0, 1, 2, 3: cov = (0.75 + 0.25 + 0.25 + 0.75)/3 = 2/3; 100·(1/3)/(2/3)
    is(q1?.discriminativeEfficiency, 50)
    is(q1?.intendedWeight, 25)
    // cov(q1, T) = (0.5·2 + 0 + 0 + 0.5·2)/3 = 2/3, likewise q2; cov(q3, T) = (2 + 2)/3 = 4/3: roots 1 : 1 : √2
    is(q1?.effectiveWeight, 100 / (2 + Math.SQRT2))
  })

  test('a question that is another one with two attempts exchanged has its figures', () => {
    expect({ ...q2, id: 'q1' }).toEqual(q1)
  })

  test('a question that moves as the rest does', () => {
    is(q3?.facilityIndex, 0.5)
    is(q3?.discriminationIndex, 100)
    is(q3?.discriminativeEfficiency, 100)
    is(q3?.intendedWeight, 50)
    is(q3?.effectiveWeight, (100 * Math.SQRT2) / (2 + Math.SQRT2))
  })
})

describe('a question that pulls against the others', () => {
  // T = 2, 2, 1, 1; deviations ½, ½, −½, −½; var T = 1/3
  const { total, questions } = analyseMatrix(
    matrixOf(columns(1, 1, 1), [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]),
  )
  const [q1, q2, q3] = questions

  test('has no effective weight, and is no part of the sum of the others', () => {
    // cov(q1, T) = (⅛ + ⅛ + ⅜ − ⅛)/3 = 1/6, cov(q2, T) = (4·¼)/3 = 1/3, cov(q3, T) = −1/6; together var T
    is(q1?.effectiveWeight, 100 / (1 + Math.SQRT2))
    is(q2?.effectiveWeight, (100 * Math.SQRT2) / (1 + Math.SQRT2))
    expect(q3?.effectiveWeight).toEqual({ value: null, reason: 'negative-covariance' })
  })

  test('discriminates below nought', () => {
    // x − ¼ = −¼, −¼, ¾, −¼; o = 2, 2, 0, 1, o − 1¼ = ¾, ¾, −1¼, −¼
    // cov = (−3/16 − 3/16 − 15/16 + 1/16)/3 = −5/12; var x = ¼; var o = (9/16 + 9/16 + 25/16 + 1/16)/3 = 11/12
    is(q3?.discriminationIndex, (-100 * 5) / 12 / Math.sqrt(11 / 48))
    // sorted 0, 0, 0, 1 with 0, 1, 2, 2: cov = (5/16 + 1/16 − 3/16 + 9/16)/3 = ¼; 100·(−5/12)/(1/4)
    is(q3?.discriminativeEfficiency, -500 / 3)
  })

  test('takes internal consistency below nought and the error ratio above 100', () => {
    // Σ var x = ¼ + ⅓ + ¼ = 5/6; 100·3/2·(1 − (5/6)/(1/3)) = −225
    is(total.internalConsistency, -225)
    is(total.errorRatio, 100 * Math.sqrt(3.25))
    is(total.standardError, Math.sqrt(3.25 / 3))
  })
})

test('a tail of high totals has a positive skewness', () => {
  // T = 0, 0, 0, 4; mean 1; m2 = (1 + 1 + 1 + 9)/4 = 3, m3 = (−3 + 27)/4 = 6, m4 = (3 + 81)/4 = 21
  const { total } = analyseMatrix(
    matrixOf(columns(2, 2), [
      [0, 0],
      [0, 0],
      [0, 0],
      [2, 2],
    ]),
  )
  // k2 = 4/3·3 = 4; k3 = 16/6·6 = 16, 16/4^1.5 = 2; k4 = 16/6·(5·21 − 9·9) = 64, 64/16 = 4
  is(total.skewness, 2)
  is(total.kurtosis, 4)
  is(total.median, 0)
  // var x = 1 each, var T = 4: 100·2·(1 − 2/4) = 100, nothing is left to chance
  is(total.internalConsistency, 100)
  is(total.errorRatio, 0)
  is(total.standardError, 0)
})

describe('attempts that drew different questions', () => {
  // q1 everybody; one of q2 and q3 each. T = 2, 1, 1, 0; var T = 2/3
  const { total, questions } = analyseMatrix(
    matrixOf(columns(1, 1, 1), [
      [1, 1, null],
      [1, 0, null],
      [0, null, 1],
      [0, null, 0],
    ]),
  )
  const [q1, q2] = questions

  test('a place that different questions fill counts once, with all their marks', () => {
    // places: q1 with variance 1/3, and one with the marks 1, 0, 1, 0 and variance 1/3: 100·2·(1 − (2/3)/(2/3)) = 0
    is(total.internalConsistency, 0)
    is(total.max, 2)
  })

  test('a question is measured over the attempts that had it', () => {
    expect(q2?.n).toBe(2)
    is(q2?.facilityIndex, 0.5)
    expect(q2?.discriminationIndex).toEqual({ value: null, reason: 'same-rest' })
  })

  test('weights are those of a form', () => {
    // cov(q1, T) = (½ + ½)/3 = 1/3; cov(q2, T) over its two attempts = 2·½·½ = ½, as q3
    // 1·√(1/3) + ½·√½ + ½·√½ = √(1/3) + √½
    is(q1?.effectiveWeight, (100 * Math.SQRT2) / (Math.SQRT2 + Math.sqrt(3)))
    is(q2?.effectiveWeight, (100 * Math.sqrt(3)) / (Math.SQRT2 + Math.sqrt(3)))
    is(q1?.intendedWeight, 50)
    is(q2?.intendedWeight, 50)
  })
})

test('places that are drawn for separately are told apart where every attempt fills them alike', () => {
  const drawn: Column[] = [
    { id: 'a1', max: 1, drawnFor: ['a', ''] },
    { id: 'a2', max: 1, drawnFor: ['a', ''] },
    { id: 'b1', max: 1, drawnFor: ['b', ''] },
    { id: 'b2', max: 1, drawnFor: ['b', ''] },
  ]
  const rows = [
    [1, null, 0, null],
    [1, null, null, 0],
    [null, 1, 0, null],
    [null, 0, null, 0],
  ]
  // T = 1, 1, 1, 0: var T = ¼. Place a: 1, 1, 1, 0 with ¼; place b: 0 four times: 100·2·(1 − 1) = 0
  is(analyseMatrix(matrixOf(drawn, rows)).total.internalConsistency, 0)
  // As one pair of like places: marks 1, 0, 1, 0, 1, 0, 0, 0 with variance (3·25 + 5·9)/64/7 = 15/56; 2·(1 − 2·(15/56)/(1/4))
  const alike = drawn.map(({ id, max }) => ({ id, max }))
  is(analyseMatrix(matrixOf(alike, rows)).total.internalConsistency, 200 * (1 - 15 / 7))
})

test('a question on trial is measured against the whole total and changes nothing else', () => {
  const counted = [
    [1, 1],
    [1, 0],
    [0, 0],
  ]
  const without = analyseMatrix(matrixOf(columns(1, 1), counted))
  const trial = { id: 'trial', max: 1, trial: true }
  const withTrial = analyseMatrix(
    matrixOf(
      [...columns(1, 1), trial],
      counted.map((row, index) => [...row, 2 - index > 1 ? 1 : 0]),
    ),
  )
  expect(withTrial.total).toEqual(without.total)
  expect(withTrial.questions.slice(0, 2)).toEqual(without.questions)
  // x = 1, 0, 0; T = 2, 1, 0: cov = (2/3 + 0 + 1/3)/2 = ½, var x = 1/3, var T = 1
  is(withTrial.questions[2]?.discriminationIndex, (100 * 0.5) / Math.sqrt(1 / 3))
  expect(withTrial.questions[2]?.effectiveWeight).toEqual({ value: null, reason: 'not-counted' })
})

describe('what is undefined says why', () => {
  const gap = (reason: string) => ({ value: null, reason })

  test('nobody', () => {
    const { total, questions } = analyseMatrix(matrixOf(columns(1, 1), []))
    expect(total).toMatchObject({ n: 0, mean: gap('too-few-attempts'), internalConsistency: gap('too-few-attempts') })
    expect(questions[0]).toMatchObject({ n: 0, facilityIndex: gap('too-few-attempts') })
  })

  test('one attempt', () => {
    const { total, questions } = analyseMatrix(matrixOf(columns(1, 2), [[1, 1]]))
    expect(total).toMatchObject({ mean: { value: 2 }, standardDeviation: gap('too-few-attempts') })
    expect(questions[1]).toMatchObject({
      facilityIndex: { value: 0.5 },
      discriminationIndex: gap('too-few-attempts'),
      effectiveWeight: gap('too-few-attempts'),
    })
  })

  test('a question that everybody got right', () => {
    const { questions } = analyseMatrix(
      matrixOf(columns(0.1, 1, 1), [
        [0.1, 1, 1],
        [0.1, 0, 0],
        [0.1, 1, 0],
      ]),
    )
    expect(questions[0]).toMatchObject({
      standardDeviation: { value: 0 },
      discriminationIndex: gap('same-marks'),
      discriminativeEfficiency: gap('same-marks'),
      effectiveWeight: { value: 0 },
    })
  })

  test('totals that are equal but for rounding', () => {
    // 0.1 + 0.2 and 0.3 + 0 are not the same double
    const { total, questions } = analyseMatrix(
      matrixOf(columns(1, 1), [
        [0.1, 0.2],
        [0.3, 0],
        [0, 0.3],
      ]),
    )
    expect(total).toMatchObject({
      standardDeviation: { value: 0 },
      skewness: gap('too-few-attempts').reason && gap('same-totals'),
      internalConsistency: gap('same-totals'),
      standardError: gap('same-totals'),
    })
    expect(questions[0]).toMatchObject({ effectiveWeight: gap('no-covariance') })
  })

  test('one question has no rest', () => {
    const { total, questions } = analyseMatrix(matrixOf(columns(1), [[1], [0]]))
    expect(questions[0]?.discriminationIndex).toEqual(gap('one-question'))
    expect(total.internalConsistency).toEqual(gap('one-question'))
  })

  test('forms of different length have no internal consistency', () => {
    const { total } = analyseMatrix(
      matrixOf(columns(1, 1), [
        [1, 1],
        [0, null],
        [1, 0],
      ]),
    )
    expect(total.internalConsistency).toEqual(gap('unequal-forms'))
  })

  test('skewness asks for three attempts, kurtosis for four', () => {
    const of = (n: number) =>
      analyseMatrix(
        matrixOf(
          columns(1, 1),
          [
            [1, 1],
            [0, 0],
            [1, 0],
            [1, 1],
          ].slice(0, n),
        ),
      ).total
    expect([of(2).skewness, of(3).kurtosis]).toEqual([gap('too-few-attempts'), gap('too-few-attempts')])
    expect([of(3).skewness.value, of(4).kurtosis.value]).not.toContain(null)
  })
})
