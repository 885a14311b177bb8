import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TransitionPolicy } from '../language/programme'
import { nextReview } from './next-review'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const policy = (of: Partial<TransitionPolicy>): TransitionPolicy => ({
  promote: { kind: 'at-once' },
  demote: { kind: 'after-grace', days: 60 },
  protection: { kind: 'none' },
  ...of,
})
const reviews = (...days: string[]) => ({ kind: 'at-reviews', days }) as const

test.each([
  ['nothing waits for a day', policy({}), '2026-05-01', null],
  ['the first of several days', policy({ promote: reviews('03-01', '09-01') }), '2026-05-01', '2026-09-01'],
  ['a review day is over once it has begun', policy({ promote: reviews('03-01') }), '2026-03-01', '2027-03-01'],
  [
    'what is taken counts too',
    policy({ promote: reviews('11-01'), demote: reviews('06-01') }),
    '2026-05-01',
    '2026-06-01',
  ],
  ['a full year since the tier was given', policy({ demote: { kind: 'at-anniversary' } }), '2026-05-01', '2027-02-15'],
  ['not the day it was given', policy({ demote: { kind: 'at-anniversary' } }), '2025-02-15', '2026-02-15'],
])('%s', (_what, of, now, expected) => {
  expect(nextReview(of, { now: day(now), heldSince: day('2025-02-15') })).toBe(expected === null ? null : day(expected))
})

test('it lies ahead, at most a year', () => {
  const at = fc.integer({ min: day('2020-01-01'), max: day('2035-01-01') })
  fc.assert(
    fc.property(
      at,
      at,
      fc.constantFrom(reviews('02-28', '07-01'), { kind: 'at-anniversary' } as const),
      (a, b, demote) => {
        const [heldSince, now] = [Math.min(a, b), Math.max(a, b)]
        const found = nextReview(policy({ demote }), { now, heldSince }) ?? Number.NaN
        expect(found).toBeGreaterThan(now)
        expect(found - now).toBeLessThanOrEqual(367 * 86_400_000)
      },
    ),
  )
})
