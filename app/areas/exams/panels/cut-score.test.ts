import { expect, test } from 'vitest'
import { cutScore } from './cut-score'

const judge = (judgeId: string, ...ratings: number[]) => ({
  judgeId,
  ratings: new Map(ratings.map((rating, index) => [`q${index + 1}`, rating])),
})
const questions = (...weights: number[]) => weights.map((weight, index) => ({ id: `q${index + 1}`, weight }))

test('three judges of two questions', () => {
  const found = cutScore(questions(1, 1), [judge('a', 60, 80), judge('b', 50, 70), judge('c', 70, 90)])
  // cuts 0.7, 0.6, 0.8: mean 0.7, deviation 0.1
  expect(found.judges.map(({ cut }) => cut)).toEqual([0.7, 0.6, 0.8])
  expect(found.cut).toBeCloseTo(0.7, 12)
  expect(found.standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12)
  expect(found.questions).toMatchObject([
    { mean: 60, deviation: 10, low: 50, high: 70 },
    { mean: 80, deviation: 10 },
  ])
  // grand 70; questions 60, 80: MSR = 3·(100 + 100)/1 = 600; judges 70, 60, 80: MSC = 2·(0 + 100 + 100)/2 = 200; MSE = 0
  // ICC(2,1) = 600/(600 + 3·200/2) = 2/3; ICC(2,3) = 600/(600 + 200/2) = 6/7
  expect(found.single).toBeCloseTo(2 / 3, 12)
  expect(found.average).toBeCloseTo(6 / 7, 12)
})

test('a question worth more points weighs more', () => {
  // (3·80 + 1·40)/4 = 70
  expect(cutScore(questions(3, 1), [judge('a', 80, 40)]).cut).toBeCloseTo(0.7, 12)
})

test('who has not rated everything does not count', () => {
  const found = cutScore(questions(1, 1), [judge('a', 60, 80), judge('b', 10)])
  expect(found.judges.map(({ judgeId }) => judgeId)).toEqual(['a'])
  expect(found).toMatchObject({ standardError: null, single: null, average: null })
  expect(cutScore(questions(1), [])).toMatchObject({ cut: null, judges: [] })
})

test('a judge far from three others leans, one who orders questions otherwise disagrees', () => {
  const others = [judge('a', 40, 60, 80), judge('b', 45, 60, 80), judge('c', 40, 65, 80)]
  const leanOf = (...ratings: number[]) =>
    cutScore(questions(1, 1, 1), [...others, judge('d', ...ratings)]).judges[3]?.lean
  expect(leanOf(70, 85, 95)).toBe('severe')
  expect(leanOf(10, 20, 40)).toBe('lenient')
  expect(leanOf(80, 60, 45)).toBe('disagrees')
  expect(leanOf(45, 60, 75)).toBeNull()
})
