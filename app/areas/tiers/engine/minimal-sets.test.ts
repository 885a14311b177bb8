import { describe, expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { attested, day, held, metric } from '../testing/build-facts'
import { LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { evaluate } from './evaluate'
import { minimalFailure, minimalSupport, nextTier, openSteps } from './minimal-sets'

const when = { at: day('2026-06-01'), knownAt: day('2026-06-01') }
const ladder = programmeWith(LADDER)
const silver = [
  held('ana', 'integration-professional', '2026-01-01', '2027-01-01'),
  held('ben', 'integration-associate', '2026-01-01', '2028-01-01'),
  held('cleo', 'integration-associate', '2026-01-01', '2029-01-01'),
]
const stepsOf = (rule: string, facts: Fact[] = []) => {
  const proof = evaluate(programmeOf(rule), facts, when)
  return { steps: openSteps(proof).map((step) => step.id), failure: minimalFailure(proof) }
}
const plan = '{ attestation: business-plan }'
const three = `{ all: [${plan}, ${plan}, ${plan}] }`

describe('the steps that are left', () => {
  test('are the open leaves of the next tier', () => {
    const proof = evaluate(ladder, silver, when)
    expect([proof.tier, nextTier(proof)]).toEqual(['silver', 'gold'])
    expect(openSteps(proof).map((step) => step.id)).toEqual(['gold.2', 'gold.3'])
  })

  test('to a tier further up include those of the tiers between', () => {
    const proof = evaluate(ladder, silver, when)
    expect(openSteps(proof, 'platinum').map((step) => step.id)).toEqual([
      'gold.2',
      'gold.3',
      'platinum.0',
      'platinum.1',
    ])
    expect(openSteps(proof, 'silver')).toEqual([])
  })

  test.each([
    [`any: [${three}, ${plan}]`, ['gold.1'], ['gold.0.0', 'gold.1']],
    [`all: [${plan}, { any: [${three}, ${plan}] }]`, ['gold.0', 'gold.1.1'], ['gold.0']],
    [`atLeast: { count: 2, of: [${three}, ${plan}, ${plan}] }`, ['gold.1', 'gold.2'], ['gold.0.0', 'gold.1']],
    [`atLeast: { count: 2, of: [${three}, always, ${plan}] }`, ['gold.2'], ['gold.0.0', 'gold.2']],
    [`atLeast: { count: 3, of: [${plan}, always, ${plan}] }`, ['gold.0', 'gold.2'], ['gold.0']],
  ])('of %s are the fewest, and so is what keeps it away', (rule, steps, failure) => {
    expect(stepsOf(rule)).toEqual({ steps, failure })
  })

  test('are none at the top', () => {
    const proof = evaluate(programmeOf('always: true'), [], when)
    expect([nextTier(proof), openSteps(proof), minimalFailure(proof)]).toEqual([null, [], []])
  })
})

describe('the support of a tier', () => {
  test('takes the people who count for longest and the fewest amounts', () => {
    const facts = [
      ...silver,
      held('dara', 'integration-associate', '2026-01-01', '2026-12-01'),
      metric('revenue', '20000/1', '2026-01-01'),
      metric('revenue', '90000/1', '2026-01-02'),
      metric('revenue', '80000/1', '2026-01-03'),
      metric('revenue', '-10000/1', '2026-01-04'),
      attested('business-plan', '2025-06-01', '2026-07-01'),
      attested('business-plan', '2026-01-01', '2027-01-01'),
    ]
    const proof = evaluate(ladder, facts, when)
    expect(proof.tier).toBe('gold')
    expect(minimalSupport(ladder, facts, proof)).toEqual([
      { ruleId: 'registered', factIds: [] },
      { ruleId: 'silver', factIds: ['ben-integration-associate-2026-01-01', 'cleo-integration-associate-2026-01-01'] },
      {
        ruleId: 'gold.0',
        factIds: [
          'ana-integration-professional-2026-01-01',
          'ben-integration-associate-2026-01-01',
          'cleo-integration-associate-2026-01-01',
        ],
      },
      { ruleId: 'gold.1', factIds: ['ana-integration-professional-2026-01-01'] },
      {
        ruleId: 'gold.2',
        factIds: ['revenue-2026-01-02-90000/1', 'revenue-2026-01-03-80000/1', 'revenue-2026-01-04--10000/1'],
      },
      { ruleId: 'gold.3', factIds: ['business-plan-2026-01-01'] },
    ])
  })

  test('chooses the shortest way through a choice', () => {
    const programme = programmeOf(`any: [{ all: [always, always] }, { all: [always] }]`)
    const proof = evaluate(programme, [], when)
    expect(minimalSupport(programme, [], proof).map(({ ruleId }) => ruleId)).toEqual(['gold.1.0'])
  })

  test('of a tier that does not hold is nothing', () => {
    const proof = evaluate(ladder, silver, when)
    expect(minimalSupport(ladder, silver, proof, 'gold')).toEqual([])
    expect(minimalSupport(ladder, silver, proof, 'silver')).toHaveLength(2)
  })
})
