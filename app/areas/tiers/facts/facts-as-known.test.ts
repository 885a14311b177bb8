import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attested, correction, day, held, left, member, metric, revoked } from '../testing/build-facts'
import type { Fact } from './facts'
import { factsAsKnown } from './facts-as-known'

const associate = held('ana', 'integration-associate', '2026-01-10', '2028-01-10')
const sale = metric('revenue', '100/1', '2026-02-01', { attributes: { line: 'platform' } })
const known = (facts: Fact[], on: string) => factsAsKnown(facts, day(on))
const periods = (facts: Fact[], on: string) => known(facts, on).map((fact) => [fact.id, fact.trueFrom, fact.trueUntil])

describe('facts as known', () => {
  test('leave out what was learned later, from the very moment', () => {
    const late = held('ben', 'integration-associate', '2026-01-01', null, { known: '2026-06-05' })
    expect(known([late], '2026-06-04')).toEqual([])
    expect(known([late], '2026-06-05')).toEqual([late])
  })

  test('a revocation ends the certificate, and only for those who know of it', () => {
    const facts = [associate, revoked('ana', 'integration-associate', '2026-05-01', { known: '2026-05-20' })]
    expect(known(facts, '2026-05-19')).toEqual([associate])
    expect(periods(facts, '2026-05-20')).toEqual([[associate.id, associate.trueFrom, day('2026-05-01')]])
  })

  test('a revocation leaves alone other people, other certifications and what came after it', () => {
    const others = [
      held('ben', 'integration-associate', '2026-01-01'),
      held('ana', 'partner-practice', '2026-01-01'),
      held('ana', 'integration-associate', '2026-06-01'),
    ]
    expect(known([...others, revoked('ana', 'integration-associate', '2026-05-01')], '2026-12-01')).toEqual(others)
  })

  test('a revocation by name takes back the certificate from its first moment', () => {
    const facts = [associate, revoked('ana', 'integration-associate', '2026-01-10', { revokes: associate.id })]
    expect(known(facts, '2026-12-01')).toEqual([])
  })

  test('a revocation never makes a certificate last longer', () => {
    const facts = [associate, revoked('ana', 'integration-associate', '2029-01-01')]
    expect(periods(facts, '2029-02-01')).toEqual([[associate.id, associate.trueFrom, associate.trueUntil]])
  })

  test('a change of roles is an end and a new membership at the same moment', () => {
    const before = member('ana', ['sales'], '2026-01-01')
    const after = member('ana', ['technical'], '2026-03-01')
    expect(periods([before, left('ana', '2026-03-01'), after], '2026-04-01')).toEqual([
      [before.id, day('2026-01-01'), day('2026-03-01')],
      [after.id, day('2026-03-01'), null],
    ])
  })

  test('a correction replaces what it names and nothing else', () => {
    const [fact] = known([sale, correction(sale, { amount: '90/1' }, '2026-03-01')], '2026-03-01')
    expect(fact).toEqual({ ...sale, amount: '90/1' })
    expect(known([sale, correction(sale, { roles: ['sales'] }, '2026-03-01')], '2026-03-01')).toEqual([sale])
  })

  test('the correction that was learned last wins', () => {
    const facts = [
      correction(sale, { amount: '70/1' }, '2026-04-01'),
      sale,
      correction(sale, { amount: '90/1', trueFrom: day('2026-01-20') }, '2026-03-01'),
    ]
    expect(known(facts, '2026-04-01')).toEqual([{ ...sale, amount: '70/1', trueFrom: day('2026-01-20') }])
  })

  test('a withdrawn fact is gone, and back when the withdrawal is withdrawn', () => {
    const withdrawal = correction(sale, null, '2026-03-01')
    expect(known([sale, withdrawal], '2026-03-01')).toEqual([])
    expect(known([sale, withdrawal, correction(withdrawal, null, '2026-04-01')], '2026-04-01')).toEqual([sale])
  })

  test('a revocation can be withdrawn', () => {
    const mistake = revoked('ana', 'integration-associate', '2026-05-01')
    expect(known([associate, mistake, correction(mistake, null, '2026-06-01')], '2026-06-01')).toEqual([associate])
  })

  test('do not depend on the order in which facts are read', () => {
    const withdrawal = correction(sale, null, '2026-03-01')
    const facts = [
      associate,
      sale,
      withdrawal,
      correction(withdrawal, null, '2026-03-01', 'undo'),
      correction(sale, { amount: '90/1' }, '2026-03-01', 'first'),
      correction(sale, { amount: '80/1' }, '2026-03-01', 'second'),
      revoked('ana', 'integration-associate', '2026-05-01'),
      attested('business-plan', '2026-01-01', '2027-01-01'),
    ]
    const sorted = (order: Fact[]) => known(order, '2026-12-01').toSorted((a, b) => (a.id < b.id ? -1 : 1))
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (order) => {
        expect(sorted(order)).toEqual(sorted(facts))
      }),
    )
  })
})
