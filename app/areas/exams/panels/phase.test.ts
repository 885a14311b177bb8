import { expect, test } from 'vitest'
import { mayClose, maySeeOthers, phaseOf, readRatings } from './phase'

test('a panel goes from the first round to the second to its end', () => {
  expect(phaseOf({ second_round_at: null, closed_at: null })).toBe('first-round')
  expect(phaseOf({ second_round_at: 1, closed_at: null })).toBe('second-round')
  expect(phaseOf({ second_round_at: 1, closed_at: 2 })).toBe('closed')
})

test('nobody sees the others before two have handed in', () => {
  expect(maySeeOthers('first-round', 1)).toEqual({ allowed: false, reason: 'too-few-judges' })
  expect(maySeeOthers('first-round', 2)).toEqual({ allowed: true })
  expect(maySeeOthers('second-round', 5)).toEqual({ allowed: false, reason: 'wrong-phase' })
  expect(mayClose('first-round')).toEqual({ allowed: false, reason: 'wrong-phase' })
  expect(mayClose('second-round')).toEqual({ allowed: true })
})

test.each([
  ['0', [], 0],
  ['100', [], 100],
  ['55', [], 55],
  ['105', ['not-a-step'], undefined],
  ['52', ['not-a-step'], undefined],
  ['-5', ['not-a-step'], undefined],
  ['five', ['not-a-step'], undefined],
])('a rating of %j', (text, problems, rating) => {
  const read = readRatings(['q'], new Map([['q', text]]), false)
  expect(read.problems.map(({ problem }) => problem)).toEqual(problems)
  expect(read.ratings.get('q')).toBe(rating)
})

test('a missing rating matters to whoever hands in', () => {
  expect(readRatings(['q'], new Map(), false).problems).toEqual([])
  expect(readRatings(['q'], new Map(), true).problems).toEqual([{ questionId: 'q', problem: 'missing' }])
})
