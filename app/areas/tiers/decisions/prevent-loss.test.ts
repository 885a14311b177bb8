import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { published } from '../published/published.server'
import { attested, day, granted, held, member, metric, record } from '../testing/build-facts'
import { LADDER, programmeWith } from '../testing/build-programme'
import { preventionOf } from './prevent-loss'

const ladder = programmeWith(LADDER)
const NOW = day('2026-06-01')
const AT = day('2026-09-01')
const prevents = (facts: readonly Fact[], tier: string, programme: Programme = ladder, at = AT) => {
  const found = preventionOf(programme, indexFacts(factsAsKnown(facts, NOW)), { now: NOW, at, tier })
  return found && [found.kind, ...found.remedies.map((remedy) => Object.values(remedy).join(' '))]
}
const team = (...names: string[]) => names.map((name) => member(name, ['learner'], '2026-01-01'))
const A = 'integration-associate'
const P = 'integration-professional'

describe('a loss', () => {
  test('is prevented by renewing, or by whoever else earns one', () => {
    const facts = [
      ...team('ana', 'ben', 'cleo'),
      held('ana', A, '2026-01-01', '2026-09-01'),
      held('ben', A, '2026-01-01', '2028-01-01'),
    ]
    expect(prevents(facts, 'silver')).toEqual([
      'any',
      `renew ana ${A}`,
      `certify ana ${P}`,
      `certify cleo ${A}`,
      `certify cleo ${P}`,
    ])
  })

  test('needs several things together where no single one is enough, and none of them too much', () => {
    const facts = [
      ...team('ana', 'ben', 'cleo'),
      ...['ana', 'ben', 'cleo'].map((name) => held(name, A, '2026-01-01', '2028-01-01')),
      held('ana', P, '2026-01-01', '2026-08-01'),
      metric('revenue', '100000/1', '2026-01-01'),
      metric('revenue', '60000/1', '2025-08-15'),
      attested('business-plan', '2026-01-01', '2026-08-15'),
    ]
    expect(prevents(facts, 'gold')).toEqual([
      'all',
      `renew ana ${P}`,
      'amount revenue 50000/1 [object Object]',
      'attest business-plan',
    ])
  })

  test('that nothing known to the rules prevents is told as such, and none where nothing is lost', () => {
    expect(prevents([held('ana', A, '2026-01-01'), held('ben', A, '2026-01-01')], 'silver')).toBeNull()
    expect(prevents([], 'silver')).toBeNull()
  })

  test('is found for rules of other kinds as well', () => {
    const programme = published('aws-services')
    const people = (count: number, certification: string) =>
      Array.from({ length: count }, (_, number) => [
        member(`${certification}-${number}`, ['learner'], '2026-01-01'),
        held(`${certification}-${number}`, certification, '2026-01-01', number === 0 ? '2026-09-01' : null),
      ]).flat()
    const facts = [
      ...people(2, 'technical-accreditation'),
      ...[0, 1].map((number) => held(`cloud-practitioner-${number}`, 'business-accreditation', '2026-01-01')),
      ...people(2, 'cloud-practitioner').map((fact) => ({ ...fact, trueUntil: null })),
      ...[0, 1].map((number) => held(`cloud-practitioner-${number}`, 'solutions-architect-associate', '2026-01-01')),
      ...[0, 1, 2].map((number) =>
        record('opportunity', '2026-02-01', { id: `deal-${number}`, numbers: { monthly: '500/1' } }),
      ),
      granted('msp', '2026-01-01'),
    ]
    expect(prevents(facts, 'select', programme)).toEqual([
      'any',
      'renew technical-accreditation-0 technical-accreditation',
    ])
  })
})
