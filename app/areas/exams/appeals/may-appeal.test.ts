import { expect, test } from 'vitest'
import { APPEAL_DAYS, mayAppeal } from './may-appeal'

const RESULT = Date.UTC(2026, 10, 1)
const END = RESULT + APPEAL_DAYS * 86_400_000

test.each([
  ['at once', { earlier: [] }, RESULT, 'allowed'],
  ['at the last moment', { earlier: [] }, END, 'allowed'],
  ['a moment later', { earlier: [] }, END + 1, 'too-late'],
  ['while it is being marked', { resultAt: null }, RESULT, 'no-result'],
  ['where marks are not shown', { isShown: false }, RESULT, 'not-shown'],
  ['again after taking it back', { earlier: ['withdrawn'] }, RESULT, 'allowed'],
  ['while one is open', { earlier: ['open'] }, RESULT, 'appealed-before'],
  ['after a rejection', { earlier: ['withdrawn', 'rejected'] }, RESULT, 'appealed-before'],
  ['after it was upheld', { earlier: ['upheld'] }, RESULT, 'appealed-before'],
] as const)('%s', (_name, of, now, expected) => {
  const decision = mayAppeal({ resultAt: RESULT, isShown: true, earlier: [], ...of }, now)
  expect(decision.allow ? 'allowed' : decision.reason).toBe(expected)
})
