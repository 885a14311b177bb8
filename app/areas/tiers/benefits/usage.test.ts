import { describe, expect, test } from 'vitest'
import { day, metric } from '../testing/build-facts'
import { programmeWith } from '../testing/build-programme'
import type { HeldStep, TrackHistory } from './entitlement'
import { checkFundUse, fundOf, overUse } from './fund'
import { type Grant, isEndingToBeTold, stateOf } from './grant'
import { checkExtension, checkGrant } from './grant-entry'
import { checkLicence, countLicences, type LicenceUse } from './licences'
import { answerState, checkRequest } from './support'

const NOW = day('2026-07-15') + 12 * 3_600_000
const BASE = programmeWith(
  `
- { slug: silver, title: Silver, requires: always, benefits: { licence-discount: 1, nfr-licences: 3, support-response: 24 } }
- { slug: gold, title: Gold, requires: always, benefits: { licence-discount: 2.5, nfr-licences: 5 } }`.trim(),
)
const FUND = {
  ...BASE,
  benefits: BASE.benefits.map((one) =>
    one.slug === 'licence-discount' ? { ...one, usage: { kind: 'fund' as const, from: 'revenue' } } : one,
  ),
}
const step = (at: string, tier: string): HeldStep => ({ at: day(at), tier, graceUntil: null, programme: FUND })
const history = (steps: HeldStep[], grants: Grant[] = []): TrackHistory => ({
  ...{ track: 'technology', steps, proofs: [], grants },
})

describe('a fund', () => {
  const partner = history([step('2026-02-01', 'silver'), step('2026-05-01', 'gold')])
  const facts = [
    metric('revenue', '99999', '2025-12-31'),
    metric('revenue', '1000', '2026-01-15'),
    metric('revenue', '40000', '2026-02-01'),
    metric('revenue', '33.34', '2026-06-30'),
    metric('revenue', '5000', '2026-08-01', { known: '2026-07-01' }),
  ]
  const fund = (uses: { amount: string; reversed?: boolean }[] = []) =>
    fundOf(partner, 'licence-discount', {
      ...{ facts, year: 2026, now: NOW },
      uses: uses.map(({ amount, reversed }, index) => ({
        ...{ id: String(index), year: 2026, amount, currency: 'EUR', purpose: 'Fair', spentAt: NOW, recordedBy: 'o' },
        reversed: reversed ? { at: NOW, by: 'o', reason: 'no' } : null,
      })),
    })

  test('grows by the share that applied when each amount was sold, exactly', () => {
    expect(fund()).toMatchObject({
      ...{ earned: '801667/2000', used: '0/1', currency: 'EUR' },
      shares: [
        { percent: 2.5, of: '1667/50', earned: '1667/2000' },
        { percent: 1, of: '40000/1', earned: '400/1' },
      ],
    })
  })

  test('is used until nothing is left; what was taken back counts no more', () => {
    const used = fund([{ amount: '400/1' }, { amount: '1/1', reversed: true }])
    expect(used).toMatchObject({ used: '400/1', left: '1667/2000' })
    expect(used && overUse(used, '1667/2000')).toBeNull()
    expect(used && overUse(used, '84/100')).toMatchObject({ year: 2026 })
  })

  test('that was used beyond what there is says so', () => {
    expect(fund([{ amount: '500/1' }])?.left).toBe('-198333/2000')
  })

  test.each([
    [{ amount: '', purpose: 'Fair', date: '2026-07-01' }, ['amount', 'missing']],
    [{ amount: '1,250.00', purpose: 'Fair', date: '2026-07-01' }, ['amount', 'not-a-number']],
    [{ amount: '-5', purpose: 'Fair', date: '2026-07-01' }, ['amount', 'not-positive']],
    [{ amount: '5', purpose: ' ', date: '2026-07-01' }, ['purpose', 'missing']],
    [{ amount: '5', purpose: 'Fair', date: '2026-08-01' }, ['date', 'to-come']],
    [{ amount: '5', purpose: 'Fair', date: '2026-02-30' }, ['date', 'not-a-date']],
  ])('refuses %j', (typed, [field, code]) => {
    expect(checkFundUse(typed, NOW)).toMatchObject({ ok: false, problems: [{ field, code }] })
  })
})

describe('licences', () => {
  const use = (id: string, returned: boolean): LicenceUse => ({
    ...{ id, holder: 'Ana', what: 'Laptop', handedAt: 0, returnedAt: returned ? 1 : null, recordedBy: 'petra' },
  })
  const allowed = (value: number) => ({
    ...{ allow: true as const, track: 'technology', value, until: null },
    source: { kind: 'tier' as const, tier: 'silver', condition: null },
  })
  const denied = { allow: false as const, reason: 'tier' as const, unlockedBy: [] }
  const typed = { holder: 'Ben', what: 'Server', date: '2026-07-01' }

  test('are counted without those that came back, and what is too many after a fall stays in use', () => {
    expect(countLicences([use('1', false), use('2', true)], allowed(3))).toEqual({ allowed: 3, used: 1, left: 2 })
    expect(countLicences([use('1', false), use('2', false)], allowed(1))).toEqual({ allowed: 1, used: 2, left: -1 })
    expect(countLicences([use('1', false)], denied)).toEqual({ allowed: 0, used: 1, left: -1 })
  })

  test.each([
    [3, 2, true, undefined],
    [3, 3, false, { field: 'licence', code: 'none-left', params: { allowed: 3, used: 3 } }],
    [3, 5, false, { field: 'licence', code: 'none-left', params: { allowed: 3, used: 5 } }],
    [0, 0, false, { field: 'licence', code: 'not-entitled', params: {} }],
  ])('of %i with %i in use: one more is handed out: %s', (all, used, ok, problem) => {
    const checked = checkLicence(typed, { count: { allowed: all, used, left: all - used }, now: NOW })
    expect(checked.ok).toBe(ok)
    if (!checked.ok) expect(checked.problems[0]).toEqual(problem)
  })
})

describe('support', () => {
  const asked = day('2026-07-01')
  const hours = (n: number) => asked + n * 3_600_000
  test.each([
    [hours(24), 24, 'within'],
    [hours(24) + 1, 24, 'late'],
    [null, 24, 'overdue'],
    [null, 24 * 365, 'waiting'],
    [hours(1), null, 'no-target'],
  ])('answered at %s of %s hours is %s', (answeredAt, target, state) => {
    expect(answerState({ askedAt: asked, answeredAt }, target, NOW)).toBe(state)
  })

  test.each([
    ['2026-07-01T14:30', day('2026-07-01') + 14.5 * 3_600_000],
    ['2026-07-01 14:30', day('2026-07-01') + 14.5 * 3_600_000],
    ['2026-07-01T14:30+02:00', day('2026-07-01') + 12.5 * 3_600_000],
    ['2026-07-01', null],
    ['2026-02-30T10:00', null],
    ['2026-07-01T25:00', null],
    ['2026-07-16T10:00', null],
  ])('reads the time %s', (text, at) => {
    const checked = checkRequest({ reference: 'S-1', subject: 'Down', asked: text, answered: '' }, NOW)
    expect(checked.ok ? checked.value.askedAt : null).toBe(at)
  })

  test('an answer comes after the question', () => {
    const typed = { reference: 'S-1', subject: 'Down', asked: '2026-07-01 10:00', answered: '2026-07-01 09:59' }
    expect(checkRequest(typed, NOW)).toMatchObject({ problems: [{ field: 'answered', code: 'before-asked' }] })
  })
})

describe('a grant', () => {
  const definition = { slug: 'nfr-licences', unit: 'count' as const, title: { en: 'Licences' } }
  const typed = { value: '10', from: '', until: '2026-10-01', reason: 'Launch in the Nordics' }
  const check = (change: Partial<typeof typed>, has: number | null = 5) =>
    checkGrant({ ...typed, ...change }, { definition, has, now: NOW })

  test('counts from the moment it is given until the day named', () => {
    expect(check({})).toEqual({
      ok: true,
      value: { value: 10, from: NOW, until: day('2026-10-01'), reason: 'Launch in the Nordics' },
    })
    expect(check({ from: '2026-08-01' })).toMatchObject({ value: { from: day('2026-08-01') } })
  })

  test.each([
    [{ value: '5' }, 'value', 'not-better'],
    [{ value: '7.5' }, 'value', 'not-whole'],
    [{ value: 'ten' }, 'value', 'not-a-number'],
    [{ value: '' }, 'value', 'missing'],
    [{ from: '2026-07-14' }, 'from', 'over-already'],
    [{ until: '2026-07-15' }, 'until', 'not-after'],
    [{ until: '2036-07-15' }, 'until', 'too-far'],
    [{ until: 'soon' }, 'until', 'not-a-date'],
    [{ reason: 'ok' }, 'reason', 'too-short'],
  ])('is refused with %j', (change, field, code) => {
    expect(check(change)).toMatchObject({ ok: false, problems: [{ field, code }] })
  })

  const given = (...more: Grant['steps']): Grant => ({
    ...{ id: 'g', track: 'technology', benefit: 'nfr-licences', value: 10 },
    steps: [
      { kind: 'given', at: day('2026-01-01'), from: day('2026-01-01'), until: day('2026-08-01'), by: 'o', reason: 'x' },
      ...more,
    ],
  })
  const told = {
    kind: 'ending-told' as const,
    at: day('2026-07-03'),
    from: null,
    until: day('2026-08-01'),
    by: 's',
    reason: null,
  }
  const longer = {
    kind: 'extended' as const,
    at: day('2026-07-10'),
    from: null,
    until: day('2026-12-01'),
    by: 'o',
    reason: 'y',
  }

  test('is told of thirty days before each end, once', () => {
    expect(isEndingToBeTold(given(), day('2026-07-02') - 1)).toBe(false)
    expect(isEndingToBeTold(given(), day('2026-07-02'))).toBe(true)
    expect(isEndingToBeTold(given(told), day('2026-07-04'))).toBe(false)
    expect(isEndingToBeTold(given(told, longer), day('2026-07-11'))).toBe(false)
    expect(isEndingToBeTold(given(told, longer), day('2026-11-15'))).toBe(true)
    expect(isEndingToBeTold(given(), day('2026-08-01'))).toBe(false)
  })

  test('is extended while it runs, to a later day only', () => {
    const extend = (until: string, grant = given(), now = NOW) =>
      checkExtension({ until, reason: 'It works well' }, { grant, now })
    expect(extend('2026-12-01')).toMatchObject({ ok: true })
    expect(extend('2026-08-01')).toMatchObject({ problems: [{ code: 'not-later' }] })
    expect(extend('2026-12-01', given(), day('2026-08-02'))).toMatchObject({ problems: [{ code: 'over-already' }] })
    expect(stateOf(given(longer), day('2026-08-02'))).toBe('active')
  })
})
