import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProof } from '../checker/check-proof'
import type { Fact } from '../facts/facts'
import type { BenefitValue } from '../language/programme'
import { attested, day } from '../testing/build-facts'
import { programmeWith } from '../testing/build-programme'
import { compareValues } from './benefits'
import { changedBenefits } from './changed-benefits'
import { conditionsAsTiers, proveConditions } from './conditions'
import { entitlement, type HeldStep, type TrackHistory, unlockings } from './entitlement'
import { entitlementHistory, periodAt } from './entitlement-history'
import type { Grant } from './grant'

const PROGRAMME = programmeWith(
  `
- slug: registered
  title: Registered
  requires: always
  benefits: { licence-discount: 5, support-response: 48 }
- slug: silver
  title: Silver
  requires: always
  benefits: { licence-discount: { value: 12, when: { attestation: business-plan } }, nfr-licences: 3 }
- slug: gold
  title: Gold
  requires: always
  benefits: { support-response: 8, nfr-licences: 10, sales-kit: { value: true, when: { attestation: reference } } }`.trim(),
)

const held = (at: string, tier: string | null, graceUntil: string | null = null): HeldStep => ({
  ...{ at: day(at), tier, graceUntil: graceUntil === null ? null : day(graceUntil), programme: PROGRAMME },
})
const proofs = (facts: readonly Fact[], ...days: string[]) =>
  days.map((at) => ({
    at: day(at),
    proof: proveConditions(PROGRAMME, facts, { at: day(at), knownAt: day(at) }),
  }))
const grant = (benefit: string, value: BenefitValue, from: string, until: string, withdrawn?: string): Grant => ({
  ...{ id: `${benefit}-${from}`, track: 'technology', benefit, value },
  steps: [
    { kind: 'given', at: day(from), from: day(from), until: day(until), by: 'otto', reason: 'launch' },
    ...(withdrawn
      ? [{ kind: 'withdrawn' as const, at: day(withdrawn), from: null, until: null, by: 'otto', reason: 'over' }]
      : []),
  ],
})
const history = (of: Partial<TrackHistory>): TrackHistory => ({
  ...{ track: 'technology', steps: [held('2026-01-01', 'silver')], proofs: [], grants: [], ...of },
})
const PLAN = attested('business-plan', '2026-02-01', '2026-05-01')

describe('whether a benefit may be used', () => {
  test('by the tier that is held, though it is only kept in grace, and until when', () => {
    const partner = history({ steps: [held('2026-01-01', 'gold'), held('2026-03-01', 'gold', '2026-05-01')] })
    expect(entitlement([partner], 'nfr-licences', day('2026-03-02'))).toEqual({
      ...{ allow: true, track: 'technology', value: 10, until: day('2026-05-01') },
      source: { kind: 'tier', tier: 'gold', condition: null },
    })
  })

  test.each([
    ['2026-01-15', 5, 'registered', null],
    ['2026-02-15', 12, 'silver', 'silver.benefits.licence-discount'],
    ['2026-05-02', 5, 'registered', null],
  ])('by a condition as it was proved: on %s', (at, value, tier, condition) => {
    const partner = history({ proofs: proofs([PLAN], '2026-01-01', '2026-02-01', '2026-05-01') })
    expect(entitlement([partner], 'licence-discount', day(at))).toMatchObject({
      ...{ allow: true, value, source: { kind: 'tier', tier, condition } },
    })
  })

  test.each([
    ['2026-01-31', null],
    ['2026-02-01', true],
    ['2026-02-28', true],
    ['2026-03-01', null],
  ])('by a grant while it runs: on %s', (at, value) => {
    const partner = history({ grants: [grant('sales-kit', true, '2026-02-01', '2026-03-01')] })
    const verdict = entitlement([partner], 'sales-kit', day(at))
    expect(verdict.allow ? verdict.value : null).toBe(value)
  })

  test('a grant is over the moment it is withdrawn', () => {
    const partner = history({ grants: [grant('sales-kit', true, '2026-02-01', '2026-06-01', '2026-03-01')] })
    expect(entitlement([partner], 'sales-kit', day('2026-03-01') - 1).allow).toBe(true)
    expect(entitlement([partner], 'sales-kit', day('2026-03-01')).allow).toBe(false)
  })

  test('says what would unlock it: a condition of the tier held, or a higher tier', () => {
    const at = day('2026-02-01')
    const silver = history({ proofs: proofs([], '2026-01-01') })
    const gold = history({ steps: [held('2026-01-01', 'gold')], proofs: proofs([], '2026-01-01') })
    const kit = { track: 'technology', tier: 'gold', value: true, condition: 'gold.benefits.sales-kit' }
    expect(entitlement([silver], 'sales-kit', at)).toEqual({
      ...{ allow: false, reason: 'tier', unlockedBy: [{ ...kit, held: false }] },
    })
    expect(entitlement([gold], 'sales-kit', at)).toEqual({
      ...{ allow: false, reason: 'condition', unlockedBy: [{ ...kit, held: true }] },
    })
    expect(entitlement([gold], 'betas', at)).toEqual({ allow: false, reason: 'nobody', unlockedBy: [] })
    expect(entitlement([], 'sales-kit', at)).toEqual({ allow: false, reason: 'not-in-track', unlockedBy: [] })
  })

  test('of several tracks the best value counts', () => {
    const low = history({ steps: [held('2026-01-01', 'registered')] })
    const high = { ...history({ steps: [held('2026-01-01', 'gold')] }), track: 'reseller' }
    for (const partner of [
      [low, high],
      [high, low],
    ])
      expect(entitlement(partner, 'support-response', day('2026-02-01'))).toMatchObject({ value: 8, track: 'reseller' })
  })

  test('more of it comes with a condition that is open, and with the tiers above that give more', () => {
    const partner = history({ proofs: proofs([], '2026-01-01') })
    const at = day('2026-02-01')
    expect(unlockings(partner, 'licence-discount', at).map(({ tier, value, held: own }) => [tier, value, own])).toEqual(
      [['silver', 12, true]],
    )
    expect(unlockings(partner, 'nfr-licences', at).map(({ tier, value, held: own }) => [tier, value, own])).toEqual([
      ['gold', 10, false],
    ])
  })
})

describe('what was had on a day', () => {
  test('follows decisions, conditions and grants, each with its reason', () => {
    const partner = history({
      steps: [held('2026-01-01', 'registered'), held('2026-01-10', 'silver')],
      proofs: proofs([PLAN], '2026-01-01', '2026-02-01', '2026-05-01'),
      grants: [grant('licence-discount', 20, '2026-03-01', '2026-04-01')],
    })
    const told = entitlementHistory(partner, 'licence-discount').map(({ from, until, value, source }) => [
      ...[
        new Date(from).toISOString().slice(0, 10),
        until === null ? null : new Date(until).toISOString().slice(0, 10),
      ],
      ...[value, source?.kind],
    ])
    expect(told).toEqual([
      ['2026-01-01', '2026-02-01', 5, 'tier'],
      ['2026-02-01', '2026-03-01', 12, 'tier'],
      ['2026-03-01', '2026-04-01', 20, 'grant'],
      ['2026-04-01', '2026-05-01', 12, 'tier'],
      ['2026-05-01', null, 5, 'tier'],
    ])
  })
})

const days = fc.integer({ min: 0, max: 300 }).map((n) => day('2026-01-01') + n * 86_400_000)
const aGrant = fc
  .record({ from: days, length: fc.integer({ min: 1, max: 90 }), value: fc.integer({ min: 1, max: 30 }) })
  .map(
    ({ from, length, value }): Grant => ({
      ...{ id: `${from}-${value}`, track: 'technology', benefit: 'nfr-licences', value },
      steps: [{ kind: 'given', at: from, from, until: from + length * 86_400_000, by: 'otto', reason: 'launch' }],
    }),
  )
const aPartner = fc
  .record({
    tiers: fc.array(fc.tuple(days, fc.constantFrom(null, 'registered', 'silver', 'gold')), {
      minLength: 1,
      maxLength: 6,
    }),
    grants: fc.array(aGrant, { maxLength: 4 }),
  })
  .map(({ tiers, grants }) =>
    history({
      steps: tiers
        .toSorted(([a], [b]) => a - b)
        .map(([at, tier]) => ({ at, tier, graceUntil: null, programme: PROGRAMME })),
      grants,
    }),
  )

describe('laws', () => {
  test('the history says of every moment what is decided for that moment', () => {
    fc.assert(
      fc.property(aPartner, days, fc.integer({ min: -1, max: 1 }), (partner, date, shift) => {
        const at = date + shift
        const verdict = entitlement([partner], 'nfr-licences', at)
        const period = periodAt(entitlementHistory(partner, 'nfr-licences'), at)
        expect(period?.value ?? null).toBe(verdict.allow ? verdict.value : null)
      }),
    )
  })

  test('a grant never takes anything away', () => {
    fc.assert(
      fc.property(aPartner, aGrant, days, (partner, more, at) => {
        const worthOf = (of: TrackHistory) => {
          const verdict = entitlement([of], 'nfr-licences', at)
          return verdict.allow ? verdict.value : null
        }
        const after = worthOf({ ...partner, grants: [...partner.grants, more] })
        expect(compareValues('count', worthOf(partner), after)).not.toBe('worse')
      }),
    )
  })

  test('what unlocks is always more than what is had', () => {
    fc.assert(
      fc.property(
        aPartner,
        fc.constantFrom('nfr-licences', 'support-response', 'licence-discount'),
        days,
        (partner, benefit, at) => {
          const verdict = entitlement([partner], benefit, at)
          const unit = PROGRAMME.benefits.find(({ slug }) => slug === benefit)?.unit ?? 'count'
          for (const { value } of unlockings(partner, benefit, at))
            expect(compareValues(unit, verdict.allow ? verdict.value : null, value)).toBe('better')
        },
      ),
    )
  })
})

test('conditions are proved as the independent checker finds them, and a changed proof is found out', () => {
  const at = day('2026-03-01')
  const proof = proveConditions(PROGRAMME, [PLAN], { at, knownAt: at })
  expect(proof.tiers.map(({ slug, met }) => [slug, met])).toEqual([
    ['silver.benefits.licence-discount', true],
    ['gold.benefits.sales-kit', false],
  ])
  expect(checkProof(conditionsAsTiers(PROGRAMME), [PLAN], proof)).toEqual([])
  const forged = { ...proof, tiers: proof.tiers.map((tier) => ({ ...tier, met: true })) }
  expect(checkProof(conditionsAsTiers(PROGRAMME), [PLAN], forged)).not.toEqual([])
})

test('what a decision changes is told by name, what a grant covers is not', () => {
  const at = day('2026-03-01')
  const standing = (tier: string) => ({ tier, programme: PROGRAMME, proof: null })
  const names = (grants: Grant[]) => {
    const { better, worse } = changedBenefits({ before: standing('gold'), after: standing('silver'), grants, at })
    return { better: better.map(({ benefit }) => benefit), worse: worse.map(({ benefit }) => benefit) }
  }
  expect(names([])).toEqual({ better: [], worse: ['support-response', 'nfr-licences'] })
  expect(names([grant('nfr-licences', 10, '2026-02-01', '2026-06-01')])).toEqual({
    ...{ better: [], worse: ['support-response'] },
  })
})
