import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PacedQuestion, paceOf } from './pace'

const SECOND = 1_000
/** Others take 40 to 80 seconds. */
const OTHERS = Array.from({ length: 21 }, (_, index) => (40 + 2 * index) * SECOND)

const questions = (times: readonly number[], of: Partial<PacedQuestion> = {}): PacedQuestion[] => {
  let at = 0
  return times.map((seconds, index) => {
    at += seconds * SECOND
    return {
      ...{ number: index + 1, took: seconds * SECOND, firstAt: at, words: 60, isRight: true, seenBefore: false },
      ...{ others: OTHERS, ...of },
    }
  })
}
const ten = (seconds: number) => Array.from({ length: 10 }, () => seconds)

test('as fast as others, or slower, is nothing', () => {
  for (const seconds of [40, 60, 80, 600]) {
    const pace = paceOf({ questions: questions(ten(seconds)), otherMeans: OTHERS })
    expect(pace).toMatchObject({ isOutlier: false, isFarBelow: false, unread: null, quick: 0 })
  }
})

test('far faster than others, and right', () => {
  const pace = paceOf({ questions: questions(ten(12)), otherMeans: OTHERS })
  expect(pace).toMatchObject({ isOutlier: true, isFarBelow: true, quick: 10, mean: 12_000, usualMean: 60_000 })
  // median of |ln t − ln 60| over 40, 42 … 80 s is |ln 50 − ln 60|
  expect(pace.deviation).toBeCloseTo(Math.log(12 / 60) / (1.4826 * Math.log(60 / 50)), 6)
})

test('fast and mostly wrong is somebody who gave up', () => {
  const given = questions(ten(3)).map((one, index) => ({ ...one, isRight: index < 4 }))
  expect(paceOf({ questions: given, otherMeans: OTHERS })).toMatchObject({ isFarBelow: true, isOutlier: false })
})

test('reading everything first and answering after is no haste', () => {
  const pace = paceOf({ questions: questions([560, ...ten(3).slice(1)]), otherMeans: OTHERS })
  expect(pace).toMatchObject({ isOutlier: false, unread: null, quick: 9 })
})

test('answers that are there before their questions can be read', () => {
  // sixty words take six seconds at the least
  const pace = paceOf({ questions: questions(ten(5)), otherMeans: [] })
  expect(pace).toMatchObject({
    isFarBelow: false,
    isOutlier: true,
    unread: { answers: 10, took: 50_000, reading: 60_000 },
  })
  expect(paceOf({ questions: questions(ten(6)), otherMeans: [] }).unread).toBeNull()
  expect(paceOf({ questions: questions(ten(5).slice(0, 4)), otherMeans: [] }).unread).toBeNull()
})

test('what somebody has read before need not be read again', () => {
  expect(paceOf({ questions: questions(ten(5), { seenBefore: true }), otherMeans: [] }).unread).toBeNull()
})

test('few other people are no measure', () => {
  const pace = paceOf({ questions: questions(ten(8), { others: OTHERS.slice(0, 9) }), otherMeans: OTHERS.slice(0, 19) })
  expect(pace).toMatchObject({ isOutlier: false, quick: 0, usualMean: null, deviation: null })
  expect(pace.items[0]).toMatchObject({ usual: null, people: 9 })
})

test('where everybody takes the same time a little less is nothing', () => {
  const same = Array.from({ length: 30 }, () => 60 * SECOND)
  expect(paceOf({ questions: questions(ten(25), { others: same }), otherMeans: same }).isFarBelow).toBe(false)
  expect(paceOf({ questions: questions(ten(15), { others: same }), otherMeans: same }).isFarBelow).toBe(true)
})

test('nothing answered is nothing', () => {
  expect(paceOf({ questions: [], otherMeans: OTHERS })).toMatchObject({ isOutlier: false, mean: 0, deviation: null })
})

test('whoever takes longer is never flagged for it', () => {
  const times = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 5, maxLength: 12 })
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 5 }), (seconds, longer) => {
      const own = paceOf({ questions: questions(seconds), otherMeans: OTHERS })
      const slow = paceOf({ questions: questions(seconds.map((one) => one * longer)), otherMeans: OTHERS })
      expect(Number(slow.isOutlier)).toBeLessThanOrEqual(Number(own.isOutlier))
      expect(slow.quick).toBeLessThanOrEqual(own.quick)
    }),
  )
})
