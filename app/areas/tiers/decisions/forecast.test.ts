import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { attested, day, held, left, member, metric } from '../testing/build-facts'
import { LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { forecast } from './forecast'
import { nextDates } from './next-dates'
import type { Decision } from './transition'

const now = { at: day('2026-11-23'), knownAt: day('2026-11-23') }
const ladder = programmeWith(LADDER)
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const heldSince = (tier: string, on: string, graceUntil: number | null = null): Decision[] => [
  { at: day(on), tier, computed: tier, change: 'promotion', graceUntil },
]
const datesOf = (rule: string, facts: Fact[]) =>
  nextDates(programmeOf(rule), facts, { ...now, until: day('2028-01-01') }).map(({ at, causes }) => [
    dateOf(at),
    causes,
  ])

describe('the next dates', () => {
  const one = 'countPeople: { atLeast: 1, holding: { orHigher: integration-associate } }'

  test('are those on which somebody stops or starts to count', () => {
    const facts = [
      held('ana', 'integration-associate', '2025-01-01', '2027-01-01'),
      held('ben', 'integration-associate', '2027-02-01', '2029-02-01', { known: '2026-01-01' }),
    ]
    expect(datesOf(one, facts)).toEqual([
      ['2027-01-01', [{ kind: 'person-stops', personId: 'ana', certifications: ['integration-associate'] }]],
      ['2027-02-01', [{ kind: 'person-starts', personId: 'ben', certifications: ['integration-associate'] }]],
    ])
  })

  test('leave out an end that a renewal or a higher certificate covers', () => {
    const renewed = [
      held('ana', 'integration-associate', '2025-01-01', '2027-01-01'),
      held('ana', 'integration-associate', '2027-01-01', '2029-01-01', { known: '2026-10-01' }),
      held('ben', 'integration-associate', '2025-01-01', '2027-01-01'),
      held('ben', 'integration-professional', '2026-01-01', '2028-06-01'),
    ]
    expect(datesOf(one, renewed)).toEqual([])
  })

  test('know of people who leave', () => {
    const facts = [
      held('ana', 'integration-associate', '2025-01-01'),
      member('ana', ['sales'], '2025-01-01'),
      left('ana', '2027-03-01', { known: '2026-11-01' }),
    ]
    expect(datesOf(one, facts)).toEqual([
      ['2027-03-01', [{ kind: 'person-stops', personId: 'ana', certifications: [] }]],
    ])
  })

  test('name every certificate that ends with a person who needs all of them', () => {
    const all = 'countPeople: { atLeast: 1, holding: { all: [integration-associate, partner-practice] } }'
    const facts = [
      held('ana', 'integration-associate', '2025-01-01', '2027-01-01'),
      held('ana', 'partner-practice', '2025-01-01', '2027-01-01'),
      held('ben', 'partner-practice', '2025-01-01', '2027-01-01'),
    ]
    expect(datesOf(all, facts)).toEqual([
      [
        '2027-01-01',
        [{ kind: 'person-stops', personId: 'ana', certifications: ['integration-associate', 'partner-practice'] }],
      ],
    ])
  })

  test('are the edges of windows and attestations', () => {
    const rule = 'all: [{ sum: { metric: revenue, atLeast: 1, months: 12 } }, { attestation: business-plan }]'
    const facts = [
      metric('revenue', '5/1', '2026-01-10', { id: 'deal' }),
      metric('revenue', '6/1', '2025-11-23'),
      attested('business-plan', '2026-01-01', '2027-02-01'),
      attested('business-plan', '2027-01-15', '2027-03-01', { known: '2026-11-01' }),
    ]
    expect(datesOf(rule, facts)).toEqual([
      ['2027-01-10', [{ kind: 'amount-leaves', metric: 'revenue', amount: '5/1', factId: 'deal' }]],
      ['2027-03-01', [{ kind: 'attestation-ends', attestation: 'business-plan' }]],
    ])
  })

  test('exclude now, include the last day asked for, and add the end of a grace', () => {
    const facts = [
      held('ana', 'integration-associate', '2024-11-23', '2026-11-23'),
      held('ben', 'integration-associate', '2025-01-01', '2027-01-01'),
      held('cleo', 'integration-associate', '2025-01-01', '2027-01-02'),
    ]
    const dates = (graceUntil: number | null) =>
      nextDates(ladder, facts, { ...now, until: day('2027-01-01'), graceUntil }).map(({ at, causes }) => [
        dateOf(at),
        causes.map((cause) => cause.kind),
      ])
    expect(dates(null)).toEqual([['2027-01-01', ['person-stops']]])
    expect(dates(day('2026-12-24'))).toEqual([
      ['2026-12-24', ['grace-ends']],
      ['2027-01-01', ['person-stops']],
    ])
    expect(dates(day('2027-01-01'))).toEqual([['2027-01-01', ['person-stops', 'grace-ends']]])
  })
})

describe('the forecast', () => {
  const gold = [
    held('ana', 'integration-professional', '2026-09-09', '2028-09-09'),
    held('nikos', 'integration-associate', '2025-05-02', '2027-05-02'),
    held('sara', 'integration-associate', '2025-08-30', '2027-08-30'),
    held('lena', 'integration-associate', '2025-03-14', '2027-03-14'),
    metric('revenue', '200000/1', '2026-11-01'),
    attested('business-plan', '2026-11-01'),
  ]
  const summary = (facts: Fact[], history = heldSince('gold', '2025-10-01'), months?: number) =>
    forecast(ladder, facts, { ...now, history, months }).map(({ at, tier, computed, change, graceUntil, margin }) =>
      [dateOf(at), tier, computed, change, graceUntil && dateOf(graceUntil), margin?.margin].join(' '),
    )

  test('tells who ends when, when the grace begins and when the tier falls', () => {
    expect(summary(gold)).toEqual([
      '2027-03-14 gold gold none  0/1',
      '2027-05-02 gold silver grace-started 2027-07-01 -1/1',
      '2027-07-01 silver silver demotion  0/1',
      '2027-08-30 silver registered grace-started 2027-10-29 -1/1',
      '2027-10-29 registered registered demotion  ',
      '2027-11-01 registered registered none  ',
    ])
  })

  test('says why, and which numbers change', () => {
    const [first, second, third] = forecast(ladder, gold, { ...now, history: heldSince('gold', '2025-10-01') })
    expect(first).toMatchObject({
      causes: [{ kind: 'person-stops', personId: 'lena', certifications: ['integration-associate'] }],
      leaves: [
        { ruleId: 'silver', before: '4/1', observed: '3/1', needed: '2/1', met: true },
        { ruleId: 'gold.0', before: '4/1', observed: '3/1', needed: '3/1', met: true },
        { ruleId: 'platinum.0', before: '4/1', observed: '3/1', needed: '5/1', met: false },
      ],
      margin: { ruleId: 'gold.0', observed: '3/1', needed: '3/1', margin: '0/1' },
    })
    expect(second?.causes).toEqual([
      { kind: 'person-stops', personId: 'nikos', certifications: ['integration-associate'] },
    ])
    expect(third).toMatchObject({ causes: [{ kind: 'grace-ends' }], reasons: [{ code: 'grace-over' }], leaves: [] })
  })

  test('sees a grace that is already running, and a renewal that is already known', () => {
    const renewal = held('lena', 'integration-associate', '2027-03-14', '2029-03-14', { known: '2026-11-20' })
    expect(summary([...gold, renewal], heldSince('gold', '2025-10-01'), 10)).toEqual([
      '2027-05-02 gold gold none  0/1',
      '2027-08-30 gold silver grace-started 2027-10-29 -1/1',
    ])
    const running = heldSince('platinum', '2025-10-01', day('2027-01-05'))
    expect(summary(gold, running, 2)).toEqual(['2027-01-05 gold gold demotion  0/1'])
  })

  test('sees a certificate that begins later bring the tier back', () => {
    const late = held('lena', 'integration-associate', '2027-06-01', '2029-06-01', { known: '2026-11-20' })
    expect(summary([...gold, late], heldSince('gold', '2025-10-01'), 7)).toEqual([
      '2027-03-14 gold gold none  0/1',
      '2027-05-02 gold silver grace-started 2027-07-01 -1/1',
      '2027-06-01 gold gold grace-ended-by-recovery  0/1',
    ])
  })

  test('is empty when nothing will change', () => {
    expect(forecast(ladder, [], { ...now, history: heldSince('registered', '2025-01-01') })).toEqual([])
    expect(forecast(programmeWith('[]'), gold, { ...now, history: [] })).toEqual([])
  })
})
