import { expect, test } from 'vitest'
import type { Pace } from './pace'
import type { SignalCount } from './signals-beside-others'
import type { Similarity } from './similar-answers'
import { worthALook } from './worth-a-look'

const ORDINARY: Pace = {
  ...{ items: [], answered: 20, right: 18, quick: 0, mean: 60_000, usualMean: 61_000, attempts: 40, deviation: 0 },
  ...{ isFarBelow: false, unread: null, isOutlier: false },
}
const FAST: Pace = { ...ORDINARY, mean: 9_000, quick: 15, deviation: -5, isFarBelow: true, isOutlier: true }
const UNREAD: Pace = { ...FAST, unread: { answers: 12, took: 40_000, reading: 80_000 } }
const alike = (corrected: number): Similarity => ({
  ...{ verdict: 'measured', people: 40, shared: 15, bothWrong: 8, identical: 8, expected: 2.4, tail: corrected / 5 },
  ...{ comparisons: 5, corrected, items: [] },
})
const HELD: Similarity = { verdict: 'held', why: 'few-people', people: 4, shared: 20, bothWrong: 20 }
const LOST: SignalCount = { kind: 'focus-lost', count: 30, others: 40, asMany: 0, usual: 1, isUnusual: true }

const look = (of: { similar?: Similarity[]; pace?: Pace; signals?: SignalCount[] }) => {
  const { similar = [], pace = ORDINARY, signals = [] } = of
  return worthALook({
    similar: similar.map((similarity, index) => ({ otherAttemptId: `${index}`, similarity })),
    ...{ pace, signals },
  })
}

test.each([
  ['nothing', {}, null],
  ['signals alone, however many', { signals: [LOST, { ...LOST, kind: 'paste' as const, count: 90 }] }, null],
  ['likeness that few people allow to measure', { similar: [HELD] }, null],
  ['likeness that chance gives now and then', { similar: [alike(0.0011)] }, null],
  ['likeness that chance does not give', { similar: [alike(0.001)] }, 2],
  ['likeness beyond doubt', { similar: [alike(0.000_01)] }, 3],
  ['a fast attempt', { pace: FAST }, 1],
  ['a fast attempt with signals', { pace: FAST, signals: [LOST] }, 1],
  ['answers before reading', { pace: UNREAD }, 2],
  ['likeness and pace', { similar: [alike(0.001)], pace: FAST }, 3],
  ['everything', { similar: [alike(0), alike(0.0001)], pace: UNREAD, signals: [LOST] }, 3],
])('%s', (_name, of, strength) => {
  const decision = look(of)
  expect(decision.worth ? decision.strength : null).toBe(strength)
})

test('every reason carries its numbers', () => {
  const decision = look({ similar: [alike(0.0005), HELD], pace: UNREAD, signals: [LOST] })
  expect(decision.worth && decision.found.flatMap(({ reasons }) => reasons)).toEqual([
    {
      ...{ code: 'similar-answers', shared: 15, bothWrong: 8, identical: 8, expected: 2.4, corrected: 0.0005 },
      people: 40,
    },
    { code: 'fast-attempt', answered: 20, mean: 9_000, usualMean: 61_000, attempts: 40, quick: 15 },
    { code: 'before-reading', answers: 12, took: 40_000, reading: 80_000 },
    { code: 'focus-lost', count: 30, usual: 1, others: 40, asMany: 0 },
  ])
})
