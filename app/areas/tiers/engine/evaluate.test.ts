import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { attested, day, held, left, member, metric } from '../testing/build-facts'
import { LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { evaluate } from './evaluate'
import { findNode } from './proof'

const associates = (count: number) =>
  Array.from({ length: count }, (_, index) => held(`p${index}`, 'integration-associate', '2026-01-01', '2028-01-01'))

const proofOf = (rule: string, facts: Fact[], on = '2026-06-01') => {
  const [gold] = evaluate(programmeOf(rule), facts, { at: day(on), knownAt: day('2030-01-01') }).tiers
  if (!gold) throw new Error('no tier')
  return gold.node
}
const isMet = (rule: string, facts: Fact[], on?: string) => proofOf(rule, facts, on).met

describe('countPeople', () => {
  const three = 'countPeople: { atLeast: 3, holding: integration-associate }'

  test.each([
    [2, false, '-1/1'],
    [3, true, '0/1'],
    [4, true, '1/1'],
  ])('%i of 3 people', (count, met, margin) => {
    const node = proofOf(three, associates(count))
    expect(node).toMatchObject({ met, margin, observed: `${count}/1`, needed: '3/1', kind: 'countPeople', id: 'gold' })
    expect(node.personIds).toHaveLength(count)
  })

  test('counts a person once, however many certificates prove it', () => {
    const facts = [...associates(2), held('p0', 'integration-associate', '2026-02-01', '2028-02-01')]
    const node = proofOf(three, facts)
    expect([node.observed, node.factIds.length]).toEqual(['2/1', 3])
  })

  test.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2027-12-31', true],
    ['2028-01-01', false],
  ])('a certificate of 2026-01-01 to 2028-01-01 counts on %s: %s', (on, met) => {
    expect(isMet('countPeople: { atLeast: 1, holding: integration-associate }', associates(1), on)).toBe(met)
  })

  test('any, all and "or higher" of certifications', () => {
    const facts = [
      held('ana', 'integration-professional', '2026-01-01'),
      held('ben', 'integration-associate', '2026-01-01'),
      held('ben', 'partner-practice', '2026-01-01'),
    ]
    const count = (holding: string) => proofOf(`countPeople: { atLeast: 1, holding: ${holding} }`, facts).personIds
    expect(count('integration-associate')).toEqual(['ben'])
    expect(count('{ orHigher: integration-associate }')).toEqual(['ana', 'ben'])
    expect(count('{ orHigher: integration-professional }')).toEqual(['ana'])
    expect(count('{ any: [partner-practice, integration-professional] }')).toEqual(['ana', 'ben'])
    expect(count('{ all: [partner-practice, integration-associate] }')).toEqual(['ben'])
    expect(count('{ all: [partner-practice, integration-professional] }')).toEqual([])
  })

  test('a role asked for must be held on the day, and somebody who left does not count', () => {
    const rule =
      'countPeople: { atLeast: 1, holding: integration-associate, roles: [partner-manager, integration-developer] }'
    const certified = held('ana', 'integration-associate', '2026-01-01')
    expect(isMet(rule, [certified])).toBe(false)
    expect(isMet(rule, [certified, member('ana', ['technical'], '2026-01-01')])).toBe(false)
    expect(isMet(rule, [certified, member('ana', ['learner', 'integration-developer'], '2026-01-01')])).toBe(true)
    expect(isMet(rule, [certified, member('ana', ['partner-manager'], '2026-01-01', '2026-06-01')])).toBe(false)
    const any = 'countPeople: { atLeast: 1, holding: integration-associate }'
    expect(isMet(any, [certified])).toBe(true)
    expect(isMet(any, [certified, member('ana', [], '2026-01-01')])).toBe(true)
    expect(isMet(any, [certified, member('ana', [], '2026-01-01'), left('ana', '2026-05-31')])).toBe(false)
  })
})

describe('sum', () => {
  const rule = 'sum: { metric: revenue, atLeast: 150000, months: 12 }'

  test.each([
    ['149999999/1000', false, '-1/1000'],
    ['150000/1', true, '0/1'],
    ['150000001/1000', true, '1/1000'],
  ])('%s of 150,000', (amount, met, margin) => {
    expect(proofOf(rule, [metric('revenue', amount, '2026-01-01')])).toMatchObject({ met, margin })
  })

  test('is exact where floating point is not: 2.14 × 7 is 14.98', () => {
    const facts = Array.from({ length: 7 }, (_, index) => metric('revenue', '107/50', `2026-01-0${index + 1}`))
    expect(isMet('sum: { metric: revenue, atLeast: 14.98, months: 12 }', facts)).toBe(true)
    expect(isMet('sum: { metric: revenue, atLeast: 14.99, months: 12 }', facts)).toBe(false)
  })

  test.each([
    ['2026-01-09', false],
    ['2026-01-10', true],
    ['2027-01-09', true],
    ['2027-01-10', false],
  ])('an amount of 10 January 2026 counts on %s: %s', (on, met) => {
    expect(isMet(rule, [metric('revenue', '150000/1', '2026-01-10')], on)).toBe(met)
  })

  test('subtracts what was given back', () => {
    const facts = [metric('revenue', '150000/1', '2026-01-10'), metric('revenue', '-1/2', '2026-02-10')]
    expect(proofOf(rule, facts)).toMatchObject({ met: false, observed: '299999/2', margin: '-1/2' })
  })

  test('keeps only amounts with one of the values of every filter', () => {
    const filtered =
      'sum: { metric: revenue, atLeast: 1, days: 90, where: { line: [platform, connect], region: [eu] } }'
    const node = proofOf(filtered, [
      metric('revenue', '1/1', '2026-05-01', { attributes: { line: 'platform', region: 'eu' } }),
      metric('revenue', '2/1', '2026-05-02', { attributes: { line: 'connect', region: 'eu' } }),
      metric('revenue', '4/1', '2026-05-03', { attributes: { line: 'other', region: 'eu' } }),
      metric('revenue', '8/1', '2026-05-04', { attributes: { line: 'platform' } }),
      metric('integrations', '16/1', '2026-05-05', { attributes: { line: 'platform', region: 'eu' } }),
    ])
    expect(node.observed).toBe('3/1')
  })
})

describe('attestation', () => {
  test.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2027-01-31', true],
    ['2027-02-01', false],
  ])('valid from 1 February 2026 for a year; on %s: %s', (on, met) => {
    const facts = [attested('business-plan', '2026-02-01', '2027-02-01', { personId: 'petra' })]
    const node = proofOf('attestation: business-plan', facts, on)
    expect([node.met, node.personIds]).toEqual([met, met ? ['petra'] : []])
  })
})

describe('groups', () => {
  const part = (holding: string) => `countPeople: { atLeast: 1, holding: ${holding} }`
  const facts = [held('ana', 'integration-associate', '2026-01-01'), held('ben', 'partner-practice', '2026-01-01')]
  const list = `[{ ${part('integration-associate')} }, { ${part('partner-practice')} }, { ${part('sales-professional')} }]`

  test.each([
    [`all: ${list}`, false, '2/1', '3/1'],
    [`any: ${list}`, true, '2/1', '1/1'],
    [`atLeast: { count: 1, of: ${list} }`, true, '2/1', '1/1'],
    [`atLeast: { count: 2, of: ${list} }`, true, '2/1', '2/1'],
    [`atLeast: { count: 3, of: ${list} }`, false, '2/1', '3/1'],
    ['all: [always, { any: [always] }]', true, '2/1', '2/1'],
  ])('%s', (rule, met, observed, needed) => expect(proofOf(rule, facts)).toMatchObject({ met, observed, needed }))

  test('parts are named by their path', () => {
    const proof = evaluate(programmeOf(`all: [always, { any: ${list} }]`), facts, { at: day('2026-06-01'), knownAt: 0 })
    expect(findNode(proof, 'gold.1.2')).toMatchObject({ kind: 'countPeople', observed: '0/1' })
    expect(findNode(proof, 'silver')).toBeUndefined()
  })
})

describe('tiers', () => {
  const ladder = programmeWith(LADDER)
  const at = { at: day('2026-06-01'), knownAt: day('2026-06-01') }
  const gold = [
    ...associates(3),
    held('p0', 'integration-professional', '2026-01-01'),
    metric('revenue', '150000/1', '2026-01-01'),
    attested('business-plan', '2026-01-01'),
  ]

  test.each([
    [[], 'registered'],
    [associates(1), 'registered'],
    [associates(2), 'silver'],
    [gold, 'gold'],
    [[...gold, ...associates(5).slice(3), held('p1', 'integration-professional', '2026-01-01')], 'platinum'],
  ])('case %#: the highest that holds', (facts, tier) => expect(evaluate(ladder, facts, at).tier).toBe(tier))

  test('a tier does not hold while one below is open', () => {
    const tiers =
      '- { slug: low, title: Low, requires: { attestation: reference } }\n- { slug: high, title: High, requires: always }'
    const proof = evaluate(programmeWith(tiers), [], at)
    expect(proof.tier).toBeNull()
    expect(proof.tiers.map(({ met, holds }) => [met, holds])).toEqual([
      [false, false],
      [true, false],
    ])
  })

  test('what is learned later changes no answer given for an earlier knowledge', () => {
    const facts = [...associates(1), held('ben', 'integration-associate', '2026-01-01', null, { known: '2026-06-05' })]
    const asKnown = (on: string) => evaluate(ladder, facts, { at: day('2026-06-01'), knownAt: day(on) }).tier
    expect([asKnown('2026-06-04'), asKnown('2026-06-05')]).toEqual(['registered', 'silver'])
  })

  test('a programme without tiers has no answer but works', () => {
    expect(evaluate(programmeWith('[]'), gold, at)).toMatchObject({ tier: null, tiers: [] })
  })
})
