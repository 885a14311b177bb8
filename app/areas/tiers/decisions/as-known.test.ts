import { expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { day, held } from '../testing/build-facts'
import { LADDER, programmeWith } from '../testing/build-programme'
import { asKnown } from './as-known'
import type { Step } from './decision-history'
import { tierPeriods } from './tier-periods'

const ladder = programmeWith(LADDER)
const A = 'integration-associate'
const step = (on: string, tier: string, graceUntil: string | null = null): Step => ({
  ...{ decided_at: day(on), tier_after: tier, tier_computed: tier, change: 'promotion' },
  grace_until: graceUntil === null ? null : day(graceUntil),
})
/** Ben's certificate of January was learned of in May. */
const facts: Fact[] = [
  held('ana', A, '2026-01-01', '2026-09-01'),
  held('ben', A, '2026-01-01', '2028-01-01', { known: '2026-05-01' }),
]
const steps = [step('2026-01-01', 'registered'), step('2026-05-01', 'silver')]
const answer = (on: string, known: string) => {
  const {
    proof,
    held: tier,
    later,
    next,
  } = asKnown(ladder, facts, {
    ...{ on: day(on), known: day(known), steps },
  })
  return [proof.tier, tier?.tier ?? null, tier?.isExpected ?? null, next, later.map(({ id }) => id).join(' ')]
}

test.each([
  ['2026-02-01', '2026-02-01', ['registered', 'registered', false, 'silver', 'ben-integration-associate-2026-01-01']],
  ['2026-02-01', '2026-06-01', ['silver', 'registered', false, 'gold', '']],
  ['2026-06-01', '2026-06-01', ['silver', 'silver', false, 'gold', '']],
  ['2026-10-01', '2026-06-01', ['registered', 'silver', true, 'silver', '']],
  ['2026-12-01', '2026-06-01', ['registered', 'registered', true, 'silver', '']],
  // Registered asks for nothing: it is earned even by a company of which nothing was known.
  ['2026-06-01', '2025-06-01', ['registered', null, null, 'silver', `ben-${A}-2026-01-01 ana-${A}-2026-01-01`]],
])('on %s as known on %s', (on, known, expected) => expect(answer(on, known)).toEqual(expected))

test('periods have no gaps, and a grace is one of its own', () => {
  const kept = [...steps, step('2026-09-01', 'silver', '2026-10-31'), step('2026-10-31', 'registered')]
  const told = tierPeriods(kept, day('2026-12-01')).map(({ tier, from, until, isKept }) =>
    [tier, ...[from, until].map((at) => new Date(at).toISOString().slice(5, 10)), isKept].join(' '),
  )
  expect(told).toEqual([
    'registered 01-01 05-01 false',
    'silver 05-01 09-01 false',
    'silver 09-01 10-31 true',
    'registered 10-31 12-01 false',
  ])
})
