import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '~/platform/calendar'
import type { TransitionPolicy } from '../language/programme'
import type { Ruling } from './rulings'
import { type Decision, decideTransition, decisionOf } from './transition'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const ladderOf = (...slugs: string[]) => slugs.map((slug) => ({ slug, title: { en: slug } }))
const tiers = ladderOf('registered', 'silver', 'gold')
const policyOf = (days: number, months: number | null = null): TransitionPolicy => ({
  promote: { kind: 'at-once' },
  demote: { kind: 'after-grace', days },
  protection: months === null ? { kind: 'none' } : { kind: 'first-months', months },
})
const sixty = policyOf(60)
const LOSES: readonly string[] = ['grace-started', 'tier-withdrawn', 'demotion']

/** Decides day after day, as the engine does, and keeps the history. */
function live(policy: TransitionPolicy, days: readonly (readonly [number, string | null])[]): Decision[] {
  const history: Decision[] = []
  for (const [number, computed] of days) {
    const now = START + number * DAY
    history.push(
      decisionOf(decideTransition({ history, computed, policy, tiers, tiersBefore: tiers, now }), computed, now),
    )
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
      decideTransition({
        history: live(policy, [[0, 'gold']]),
        computed: null,
        policy,
        tiers,
        tiersBefore: tiers,
        now: START + DAY,
      }).reasons,
    ).toEqual([
      { code: 'requirements-lost', until: addMonths(START, 12) },
      { code: 'protected', until: addMonths(START, 12) },
    ])
  })

  test('is asked as of a date: later decisions do not count', () => {
    const history = live(sixty, [
      [0, 'silver'],
      [10, 'gold'],
    ])
    expect(
      decideTransition({ history, computed: 'silver', policy: sixty, tiers, tiersBefore: tiers, now: START + 5 * DAY }),
    ).toMatchObject({
      tierAfter: 'silver',
      changed: 'none',
    })
  })
})

describe('a tier that the rules no longer have', () => {
  const GOLD = { code: 'tier-withdrawn', tier: 'gold', title: { en: 'gold' } }
  const before = ladderOf('registered', 'silver', 'gold', 'platinum')
  type Case = { left: string[]; computed: string | null; held?: string; graceUntil?: number; policy?: TransitionPolicy }
  const leave = ({ left, computed, held = 'gold', graceUntil, policy = sixty }: Case) =>
    decideTransition({
      history: [{ at: START, tier: held, computed: held, change: 'promotion', graceUntil: graceUntil ?? null }],
      computed,
      policy,
      tiers: ladderOf(...left),
      tiersBefore: before,
      now: START + DAY,
    })

  test('gives way to the next lower one, with a word of it', () => {
    expect(leave({ left: ['registered', 'silver', 'platinum'], computed: 'silver' })).toEqual({
      tierAfter: 'silver',
      changed: 'tier-withdrawn',
      graceUntil: null,
      reasons: [GOLD],
    })
  })

  test('gives way to the next lower one that is left', () => {
    expect(leave({ left: ['registered', 'platinum'], computed: 'registered' })).toMatchObject({
      tierAfter: 'registered',
      changed: 'tier-withdrawn',
      graceUntil: null,
    })
  })

  test('leaves the whole grace of the lower one, when that is not earned either', () => {
    const until = START + 61 * DAY
    expect(leave({ left: ['registered', 'silver'], computed: 'registered' })).toEqual({
      tierAfter: 'silver',
      changed: 'tier-withdrawn',
      graceUntil: until,
      reasons: [GOLD, { code: 'requirements-lost', until }],
    })
    expect(leave({ left: ['registered', 'silver'], computed: null }).graceUntil).toBe(until)
  })

  test('is lost at once where there is no grace, but never before a promised day', () => {
    const policy = policyOf(0)
    expect(leave({ left: ['registered', 'silver'], computed: 'registered', policy })).toEqual({
      tierAfter: 'registered',
      changed: 'tier-withdrawn',
      graceUntil: null,
      reasons: [GOLD, { code: 'lost-at-once' }],
    })
    const promised = START + 30 * DAY
    expect(leave({ left: ['registered', 'silver'], computed: null, policy, graceUntil: promised })).toMatchObject({
      tierAfter: 'silver',
      graceUntil: promised,
    })
  })

  test('is within the protected first months kept in the lower one', () => {
    const policy = policyOf(60, 12)
    expect(leave({ left: ['registered', 'silver'], computed: null, policy }).graceUntil).toBe(addMonths(START, 12))
  })

  test('leaves nothing when no lower one is left', () => {
    expect(leave({ left: ['platinum'], computed: null })).toEqual({
      tierAfter: null,
      changed: 'tier-withdrawn',
      graceUntil: null,
      reasons: [GOLD],
    })
    expect(leave({ left: [], computed: null, held: 'registered' })).toMatchObject({ changed: 'tier-withdrawn' })
  })

  test('is no promotion when another takes its place, and one when the tier above it is earned', () => {
    expect(leave({ left: ['registered', 'silver', 'advanced'], computed: 'advanced' })).toMatchObject({
      tierAfter: 'advanced',
      changed: 'tier-withdrawn',
    })
    expect(leave({ left: ['registered', 'silver', 'platinum'], computed: 'platinum' })).toEqual({
      tierAfter: 'platinum',
      changed: 'promotion',
      graceUntil: null,
      reasons: [GOLD, { code: 'requirements-met' }],
    })
  })

  test('leaves a history that goes on as any other', () => {
    const left = ladderOf('registered', 'silver')
    const first = leave({ left: ['registered', 'silver'], computed: 'registered' })
    const history = [
      { at: START, tier: 'gold', computed: 'gold', change: 'promotion', graceUntil: null } as const,
      decisionOf(first, 'registered', START + DAY),
    ]
    const next = (computed: string, days: number) =>
      decideTransition({
        history,
        computed,
        policy: sixty,
        tiers: left,
        tiersBefore: left,
        now: START + days * DAY,
      })
    expect(next('registered', 1)).toMatchObject({ tierAfter: 'silver', changed: 'none', graceUntil: first.graceUntil })
    expect(next('silver', 30)).toMatchObject({ tierAfter: 'silver', changed: 'grace-ended-by-recovery' })
    expect(next('registered', 61)).toMatchObject({ tierAfter: 'registered', changed: 'demotion' })
  })
})

describe('for every history of versions', () => {
  const all = ['registered', 'silver', 'advanced', 'gold', 'platinum']
  const versions = fc.array(
    fc.record({
      left: fc.subarray(all),
      place: fc.integer({ min: -1, max: 4 }),
      days: fc.integer({ min: 0, max: 90 }),
    }),
    { minLength: 1, maxLength: 20 },
  )

  test('what is held is always a tier of the rules, never below what is earned, and never changes without a word', () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 90 }), (steps, grace) => {
        const history: Decision[] = []
        let tiersBefore = ladderOf()
        let now = START
        for (const { left, place, days } of steps) {
          now += days * DAY
          const tiersNow = ladderOf(...left)
          const computed = left[Math.min(place, left.length - 1)] ?? null
          const held = history.at(-1)?.tier ?? null
          const decided = decideTransition({
            history,
            computed,
            policy: policyOf(grace),
            tiers: tiersNow,
            tiersBefore,
            now,
          })
          const rank = (tier: string | null) => (tier === null ? -1 : left.indexOf(tier))
          if (decided.tierAfter !== null) expect(left).toContain(decided.tierAfter)
          expect(rank(decided.tierAfter)).toBeGreaterThanOrEqual(rank(computed))
          expect(decided.graceUntil !== null).toBe(rank(decided.tierAfter) > rank(computed))
          if (decided.tierAfter !== held) expect(decided.changed).not.toBe('none')
          if (held !== null && !left.includes(held)) expect(decided.reasons[0]?.code).toBe('tier-withdrawn')
          history.push(decisionOf(decided, computed, now))
          tiersBefore = tiersNow
        }
      }),
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
          if (before.graceUntil === null) expect(rules.demote).toMatchObject({ days: 0 })
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
        const again = decideTransition({
          history,
          computed: last.computed,
          policy: rules,
          tiers,
          tiersBefore: tiers,
          now: last.at,
        })
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

describe('other policies', () => {
  const at = (day: string) => (Date.parse(`${day}T00:00:00Z`) - START) / DAY
  const told = (policy: TransitionPolicy, days: readonly (readonly [string, string | null])[]) =>
    story(
      policy,
      days.map(([day, computed]) => [at(day), computed] as const),
    ).map(([tier, change]) => `${change} ${tier}`)

  const yearly: TransitionPolicy = {
    promote: { kind: 'at-reviews', days: ['03-01', '06-01', '09-01', '12-01'] },
    demote: { kind: 'at-reviews', days: ['03-01'] },
    protection: { kind: 'none' },
  }

  test('assigned on 1 March, and raised only by the reviews of the year', () => {
    expect(
      told(yearly, [
        ['2026-01-01', 'gold'],
        ['2026-03-01', 'gold'],
        ['2026-04-10', 'registered'],
        ['2026-06-01', 'registered'],
        ['2027-02-28', 'silver'],
        ['2027-03-01', 'silver'],
        ['2027-03-02', 'gold'],
        ['2027-05-31', 'gold'],
        ['2027-06-01', 'gold'],
      ]),
    ).toEqual([
      'promotion registered',
      'promotion gold',
      'grace-started gold',
      'none gold',
      'none gold',
      'demotion silver',
      'none silver',
      'none silver',
      'promotion gold',
    ])
  })

  const halfYearly: TransitionPolicy = {
    ...{ promote: { kind: 'at-once' }, protection: { kind: 'none' } },
    demote: { kind: 'at-reviews', days: ['01-01', '07-01'], graceDays: 90 },
  }

  test('a loss that a review sees begins a grace, and one that is made good before none', () => {
    expect(
      told(halfYearly, [
        ['2026-01-01', 'gold'],
        ['2026-03-10', 'silver'],
        ['2026-06-30', 'gold'],
        ['2026-07-01', 'gold'],
        ['2026-08-01', 'silver'],
        ['2027-01-01', 'silver'],
        ['2027-03-31', 'silver'],
        ['2027-04-01', 'silver'],
      ]),
    ).toEqual([
      ...['promotion gold', 'grace-started gold', 'grace-ended-by-recovery gold', 'none gold'],
      ...['grace-started gold', 'none gold', 'none gold', 'demotion silver'],
    ])
    const [, lost] = live(halfYearly, [
      [0, 'gold'],
      [at('2026-03-10'), 'silver'],
    ])
    expect(lost?.graceUntil).toBe(Date.UTC(2026, 6, 1) + 90 * DAY)
  })

  test('one tier at a time, each on the day itself: the times do not drift', () => {
    const ends = (demote: TransitionPolicy['demote'], days: readonly string[]) =>
      live(
        { ...halfYearly, demote, oneStep: ['demote'] },
        [['2026-01-01', 'gold'] as const, ...days.map((day) => [day, null] as const)].map(([day, computed]) => [
          at(day),
          computed,
        ]),
      ).map(({ tier, graceUntil }) => `${tier} ${graceUntil && new Date(graceUntil).toISOString()}`)
    expect(
      ends({ kind: 'at-reviews', days: ['07-01'] }, ['2026-02-01', '2026-07-01', '2027-07-01', '2028-07-01']),
    ).toEqual([
      ...['gold null', 'gold 2026-07-01T00:00:00.000Z', 'silver 2027-07-01T00:00:00.000Z'],
      ...['registered 2028-07-01T00:00:00.000Z', 'null null'],
    ])
    expect(ends({ kind: 'after-grace', days: 30 }, ['2026-02-01', '2026-03-03', '2026-04-02', '2026-05-02'])).toEqual([
      ...['gold null', 'gold 2026-03-03T00:00:00.000Z', 'silver 2026-04-02T00:00:00.000Z'],
      ...['registered 2026-05-02T00:00:00.000Z', 'null null'],
    ])
    expect(ends({ kind: 'after-grace', days: 0 }, ['2026-02-01'])).toEqual(['gold null', 'null null'])
  })

  test('what was earned between two reviews and lost before the next was never given', () => {
    expect(
      told(yearly, [
        ['2026-01-01', 'registered'],
        ['2026-03-02', 'gold'],
        ['2026-05-01', 'silver'],
        ['2026-06-01', 'silver'],
      ]),
    ).toEqual(['promotion registered', 'none registered', 'none registered', 'promotion silver'])
  })

  test('frozen until the anniversary of the day on which it was given', () => {
    const policy: TransitionPolicy = { ...sixty, demote: { kind: 'at-anniversary' } }
    expect(
      told(policy, [
        ['2026-02-10', 'gold'],
        ['2026-03-01', 'silver'],
        ['2027-02-09', 'silver'],
        ['2027-02-10', 'silver'],
        ['2028-02-10', 'registered'],
      ]),
    ).toEqual(['promotion gold', 'grace-started gold', 'none gold', 'demotion silver', 'demotion registered'])
  })

  test('sustained for three months, without a break', () => {
    const policy: TransitionPolicy = { ...sixty, sustained: { unit: 'months', length: 3 } }
    expect(
      told(policy, [
        ['2026-01-01', 'registered'],
        ['2026-02-01', 'gold'],
        ['2026-03-01', 'registered'],
        ['2026-04-01', 'silver'],
        ['2026-05-01', 'gold'],
        ['2026-07-01', 'gold'],
        ['2026-08-01', 'gold'],
      ]),
    ).toEqual([
      ...['promotion registered', 'none registered', 'none registered', 'none registered', 'none registered'],
      ...['none registered', 'promotion gold'],
    ])
  })

  test('what somebody must agree to waits for it, and no agreement of an earlier loss will do', () => {
    const policy: TransitionPolicy = { ...sixty, approval: true }
    const history = live(policy, [
      [0, 'gold'],
      [10, 'silver'],
    ])
    const ask = (day: number, computed: string, rulings: Ruling[]) =>
      decideTransition({ history, computed, policy, tiers, tiersBefore: tiers, now: START + day * DAY, rulings })
    expect(ask(70, 'silver', [])).toMatchObject({ tierAfter: 'gold', reasons: [{ code: 'waits-for-approval' }] })
    expect(ask(80, 'silver', [agreed(5)]).tierAfter).toBe('gold')
    expect(ask(80, 'silver', [{ ...agreed(75), tier: 'silver' }]).tierAfter).toBe('gold')
    expect(ask(60, 'silver', [agreed(20)])).toMatchObject({ tierAfter: 'gold', graceUntil: START + 70 * DAY })
    expect(ask(70, 'silver', [agreed(20)])).toMatchObject({ tierAfter: 'silver', changed: 'demotion' })
    expect(ask(80, 'silver', [agreed(75)])).toMatchObject({ tierAfter: 'silver', changed: 'demotion' })
    expect(ask(80, 'gold', [agreed(75)])).toMatchObject({ tierAfter: 'gold', graceUntil: null })
  })

  const agreed = (day: number, from = day): Ruling => ({
    ...{ kind: 'agreed', tier: 'gold' },
    ...{ decidedAt: START + day * DAY, until: START + from * DAY },
  })
  const keptFor = (day: number, until: number): Ruling => ({ ...agreed(day, until), kind: 'kept' })

  describe('what the vendor decided about a loss', () => {
    const policy: TransitionPolicy = { ...sixty, approval: true }
    const history = live(policy, [
      [0, 'gold'],
      [10, 'silver'],
    ])
    const ask = (day: number, rulings: Ruling[], of: TransitionPolicy = policy, past = history) => {
      const now = START + day * DAY
      const { tierAfter, graceUntil, reasons } = decideTransition({
        ...{ history: past, computed: 'silver', policy: of, tiers, tiersBefore: tiers, now, rulings },
      })
      return [tierAfter, graceUntil === null ? null : (graceUntil - START) / DAY, reasons[0]?.code]
    }

    test('takes the tier on the day from which it was agreed, not before', () => {
      expect(ask(71, [agreed(71, 90)])).toEqual(['gold', 90, 'agreed'])
      expect(ask(90, [agreed(71, 90)])).toEqual(['silver', null, 'grace-over'])
    })

    test('keeps it until a day, and then somebody must agree again', () => {
      expect(ask(71, [keptFor(71, 200)])).toEqual(['gold', 200, 'kept'])
      expect(ask(199, [keptFor(71, 200)])).toEqual(['gold', 200, 'kept'])
      expect(ask(200, [keptFor(71, 200)])).toEqual(['gold', 200, 'waits-for-approval'])
      expect(ask(201, [keptFor(71, 200), agreed(201)])).toEqual(['silver', null, 'grace-over'])
    })

    test('the last word counts: who keeps it takes back what was agreed, and the other way round', () => {
      expect(ask(95, [agreed(71, 90), keptFor(72, 200)])).toEqual(['gold', 200, 'kept'])
      expect(ask(200, [agreed(71, 90), keptFor(72, 200)])).toEqual(['gold', 200, 'waits-for-approval'])
      expect(ask(95, [keptFor(71, 200), agreed(95)])).toEqual(['silver', null, 'grace-over'])
    })

    test('keeps it as well where nobody must agree; what is agreed there changes nothing', () => {
      const past = live(sixty, [
        [0, 'gold'],
        [10, 'silver'],
      ])
      expect(ask(30, [keptFor(30, 200)], sixty, past)).toEqual(['gold', 200, 'kept'])
      expect(ask(200, [keptFor(30, 200)], sixty, past)).toEqual(['silver', null, 'grace-over'])
      expect(ask(70, [agreed(30, 200)], sixty, past)).toEqual(['silver', null, 'grace-over'])
    })

    test('never ends the time that was told, and is about the loss that was known then', () => {
      expect(ask(40, [keptFor(20, 50)])).toEqual(['gold', 70, 'grace-runs'])
      expect(ask(80, [keptFor(5, 200)])).toEqual(['gold', 70, 'waits-for-approval'])
    })

    test('is about a loss of the same day, though a file tells its day from the first moment on', () => {
      const lost = live(policy, [
        [0, 'gold'],
        [10.5, 'silver'],
      ])
      const until = 70.5
      expect(ask(80, [keptFor(10, 200)], policy, lost)).toEqual(['gold', 200, 'kept'])
      expect(ask(80, [keptFor(9, 200)], policy, lost)).toEqual(['gold', until, 'waits-for-approval'])
    })
  })

  const policies = fc.record({
    promote: fc.oneof(
      fc.constant({ kind: 'at-once' as const }),
      fc.constant({ kind: 'at-reviews' as const, days: ['01-15', '07-01'] }),
    ),
    demote: fc.oneof(
      fc.integer({ min: 0, max: 90 }).map((days) => ({ kind: 'after-grace' as const, days })),
      fc.constant({ kind: 'at-reviews' as const, days: ['01-15'] }),
      fc.integer({ min: 1, max: 90 }).map((graceDays) => ({ kind: 'at-reviews' as const, days: ['01-15'], graceDays })),
      fc.constant({ kind: 'at-anniversary' as const }),
    ),
    protection: fc.oneof(
      fc.constant({ kind: 'none' as const }),
      fc.integer({ min: 1, max: 12 }).map((months) => ({ kind: 'first-months' as const, months })),
    ),
    sustained: fc.constantFrom({ unit: 'months' as const, length: 2 }, { unit: 'days' as const, length: 45 }),
    oneStep: fc.subarray(['promote', 'demote'] as const),
    approval: fc.constantFrom(true as const, undefined),
  })
  const words = fc.array(
    fc.record({
      kind: fc.constantFrom('agreed' as const, 'kept' as const),
      tier: fc.constantFrom('silver', 'gold'),
      day: fc.integer({ min: 1, max: 400 }),
      length: fc.integer({ min: 0, max: 200 }),
    }),
    { maxLength: 5 },
  )
  const lives = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(null, 'registered', 'silver', 'gold')),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  const rank = (tier: string | null) => tiers.findIndex(({ slug }) => slug === tier)

  test('of every policy: asked again it answers the same, and keeps what it says', () => {
    fc.assert(
      fc.property(policies, lives, words, ({ approval, ...rest }, gaps, said) => {
        const policy: TransitionPolicy = { ...rest, ...(approval && { approval }) }
        const rulings = said
          .toSorted((a, b) => a.day - b.day)
          .map(({ kind, tier, day: on, length }): Ruling => {
            const decidedAt = START + on * DAY
            return { kind, tier, decidedAt, until: decidedAt + length * DAY }
          })
        const history: Decision[] = []
        let day = 0
        for (const [gap, computed] of gaps) {
          day += gap
          const now = START + day * DAY
          const known = rulings.filter(({ decidedAt }) => decidedAt <= now)
          const ask = () =>
            decideTransition({ history, computed, policy, tiers, tiersBefore: tiers, now, rulings: known })
          const before = history.at(-1)
          const transition = ask()
          history.push(decisionOf(transition, computed, now))
          const again = ask()
          expect([again.tierAfter, again.graceUntil]).toEqual([transition.tierAfter, transition.graceUntil])
          expect(['none', again.changed]).toContain('none')
          if (!before) continue
          const step = rank(transition.tierAfter) - rank(before.tier)
          if (rest.oneStep.includes('promote')) expect(step).toBeLessThanOrEqual(1)
          // At once there is no time in which a tier between could be held, unless somebody must agree.
          const isAtOnce = rest.demote.kind === 'after-grace' && rest.demote.days === 0 && !approval
          if (rest.oneStep.includes('demote') && !isAtOnce) expect(step).toBeGreaterThanOrEqual(-1)
          if (transition.graceUntil !== null && !approval) expect(transition.graceUntil).toBeGreaterThan(now)
          if (transition.graceUntil !== null) expect(transition.graceUntil % 3_600_000).toBe(0)
          if (transition.risesAt !== undefined) expect(transition.risesAt % 3_600_000).toBe(0)
          if (step > 0) expect(rank(computed)).toBeGreaterThanOrEqual(rank(transition.tierAfter))
          if (step < 0) expect(rank(computed)).toBeLessThan(rank(before.tier))
          if (step < 0 && policy.protection.kind === 'first-months')
            expect(now).toBeGreaterThanOrEqual(addMonths(history[0]?.at ?? 0, policy.protection.months))
          if (step < 0 && policy.approval)
            expect(
              known.some(({ kind, tier, until }) => kind === 'agreed' && tier === before.tier && until <= now),
            ).toBe(true)
          if (step < 0) {
            const word = known.findLast(({ tier }) => tier === before.tier)
            const lostAt = history.findLast(({ at, change }) => at < now && LOSES.includes(change))?.at ?? now
            expect(word?.kind === 'kept' && word.decidedAt >= lostAt && word.until > now).toBe(false)
          }
          if (transition.risesAt !== undefined) expect(transition.risesAt).toBeGreaterThan(now)
        }
      }),
      { numRuns: 500 },
    )
  })
})
