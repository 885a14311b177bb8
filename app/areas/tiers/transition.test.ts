import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TransitionPolicy } from './programme'
import { type Decision, decideTransition, decisionOf } from './transition'
import { addMonths } from './window'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const tiers = [{ slug: 'registered' }, { slug: 'silver' }, { slug: 'gold' }]
const policyOf = (days: number, months: number | null = null): TransitionPolicy => ({
  promote: { kind: 'at-once' },
  demote: { kind: 'after-grace', days },
  protection: months === null ? { kind: 'none' } : { kind: 'first-months', months },
})
const sixty = policyOf(60)

/** Decides day after day, as the engine does, and keeps the history. */
function live(policy: TransitionPolicy, days: readonly (readonly [number, string | null])[]): Decision[] {
  const history: Decision[] = []
  for (const [number, computed] of days) {
    const now = START + number * DAY
    history.push(decisionOf(decideTransition({ history, computed, policy, tiers, now }), computed, now))
  }
  return history
}
const story = (policy: TransitionPolicy, days: readonly (readonly [number, string | null])[]) =>
  live(policy, days).map(({ tier, change, graceUntil }) => [tier, change, graceUntil && (graceUntil - START) / DAY])

describe('the tier that is held', () => {
  test('begins with what is earned', () => {
    expect(story(sixty, [[0, 'gold']])).toEqual([['gold', 'promotion', null]])
    expect(story(sixty, [[0, null]])).toEqual([[null, 'none', null]])
  })

  test('rises at once, over several tiers too', () => {
    expect(
      story(sixty, [
        [0, 'registered'],
        [1, 'gold'],
      ]),
    ).toEqual([
      ['registered', 'promotion', null],
      ['gold', 'promotion', null],
    ])
  })

  test('stays for the grace and falls at its end to what is earned then', () => {
    expect(
      story(sixty, [
        [0, 'gold'],
        [10, 'registered'],
        [40, 'silver'],
        [69.999, 'silver'],
        [70, 'silver'],
        [71, 'silver'],
      ]),
    ).toEqual([
      ['gold', 'promotion', null],
      ['gold', 'grace-started', 70],
      ['gold', 'none', 70],
      ['gold', 'none', 70],
      ['silver', 'demotion', null],
      ['silver', 'none', null],
    ])
  })

  test('is kept when it is earned again, and the next loss has its whole grace', () => {
    expect(
      story(sixty, [
        [0, 'gold'],
        [10, 'silver'],
        [69, 'gold'],
        [71, 'gold'],
        [80, 'silver'],
      ]),
    ).toEqual([
      ['gold', 'promotion', null],
      ['gold', 'grace-started', 70],
      ['gold', 'grace-ended-by-recovery', null],
      ['gold', 'none', null],
      ['gold', 'grace-started', 140],
    ])
  })

  test('earned again too late, in the moment the grace ends, is not lost', () => {
    expect(
      story(sixty, [
        [0, 'gold'],
        [10, 'silver'],
        [70, 'gold'],
      ]).at(-1),
    ).toEqual(['gold', 'grace-ended-by-recovery', null])
  })

  test('rises out of a grace', () => {
    expect(
      story(sixty, [
        [0, 'silver'],
        [10, 'registered'],
        [20, 'gold'],
      ]).at(-1),
    ).toEqual(['gold', 'promotion', null])
  })

  test('falls at once where there is no grace, down to no tier', () => {
    expect(
      story(policyOf(0), [
        [0, 'gold'],
        [1, null],
      ]),
    ).toEqual([
      ['gold', 'promotion', null],
      [null, 'demotion', null],
    ])
  })

  test('is not taken away in the protected first months', () => {
    const policy = policyOf(60, 12)
    const [, started] = live(policy, [
      [0, 'gold'],
      [10, 'silver'],
    ])
    expect(started?.graceUntil).toBe(addMonths(START, 12))
    const [, late] = live(policy, [
      [0, 'gold'],
      [350, 'silver'],
    ])
    expect(late?.graceUntil).toBe(START + 410 * DAY)
    expect(
      decideTransition({ history: live(policy, [[0, 'gold']]), computed: null, policy, tiers, now: START + DAY })
        .reasons,
    ).toEqual([
      { code: 'requirements-lost', until: addMonths(START, 12) },
      { code: 'protected', until: addMonths(START, 12) },
    ])
  })

  test('that the programme no longer has counts as none', () => {
    const history: Decision[] = [
      { at: START, tier: 'bronze', computed: 'bronze', change: 'promotion', graceUntil: null },
    ]
    const decide = (computed: string | null) =>
      decideTransition({ history, computed, policy: sixty, tiers, now: START + DAY })
    expect(decide('registered')).toMatchObject({ tierAfter: 'registered', changed: 'promotion' })
    expect(decide(null)).toMatchObject({ tierAfter: null, changed: 'none' })
  })

  test('is asked as of a date: later decisions do not count', () => {
    const history = live(sixty, [
      [0, 'silver'],
      [10, 'gold'],
    ])
    expect(decideTransition({ history, computed: 'silver', policy: sixty, tiers, now: START + 5 * DAY })).toMatchObject(
      {
        tierAfter: 'silver',
        changed: 'none',
      },
    )
  })
})

describe('for every history', () => {
  const rank = (tier: string | null) => tiers.findIndex(({ slug }) => slug === tier)
  const policy = fc
    .tuple(fc.integer({ min: 0, max: 90 }), fc.option(fc.integer({ min: 1, max: 18 })))
    .map(([days, months]) => policyOf(days, months))
  const days = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(null, 'registered', 'silver', 'gold')), {
      minLength: 1,
      maxLength: 25,
    })
    .map((steps) => {
      let total = 0
      return steps.map(([gap, computed]) => {
        total += gap
        return [total, computed] as const
      })
    })

  test('a tier never falls before its grace has ended', () => {
    fc.assert(
      fc.property(policy, days, (rules, steps) => {
        const history = live(rules, steps)
        history.forEach((decision, index) => {
          const before = history[index - 1]
          if (!before || rank(decision.tier) >= rank(before.tier)) return
          expect(decision.at).toBeGreaterThanOrEqual(before.graceUntil ?? before.at)
          if (before.graceUntil === null) expect(rules.demote.days).toBe(0)
        })
      }),
    )
  })

  test('what is held is never less than what is earned', () => {
    fc.assert(
      fc.property(policy, days, (rules, steps) => {
        for (const { tier, computed } of live(rules, steps)) expect(rank(tier)).toBeGreaterThanOrEqual(rank(computed))
      }),
    )
  })

  test('asking again at the same time changes nothing', () => {
    fc.assert(
      fc.property(policy, days, (rules, steps) => {
        const history = live(rules, steps)
        const last = history.at(-1)
        if (!last) return
        const again = decideTransition({ history, computed: last.computed, policy: rules, tiers, now: last.at })
        expect(again).toMatchObject({ tierAfter: last.tier, changed: 'none', graceUntil: last.graceUntil })
      }),
    )
  })

  test('a grace runs exactly while less is earned than held', () => {
    fc.assert(
      fc.property(policy, days, (rules, steps) => {
        for (const { tier, computed, graceUntil } of live(rules, steps))
          expect(graceUntil !== null).toBe(rank(tier) > rank(computed))
      }),
    )
  })
})
