import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRational, toNumber } from '~/platform/rational'
import { evaluate } from '../../engine/evaluate'
import { proofLeaves } from '../../engine/proof'
import type { Fact } from '../../facts/facts'
import { factsAsKnown } from '../../facts/facts-as-known'
import { indexFacts } from '../../facts/index-facts'
import { rankOf } from '../../language/programme'
import { attested, day, held, metric } from '../../testing/build-facts'
import { LADDER, programmeWith } from '../../testing/build-programme'
import { earnedByThreshold } from '../../what-if/earned-by-threshold'
import { thresholdCurve } from './threshold-curve'
import { stepAt } from './threshold-curve-step'
import { movableThresholds } from './threshold-list'

const at = day('2026-06-01')
const people = ['ana', 'ben', 'cleo', 'dara', 'emre', 'fay']
const facts = fc
  .record({
    associates: fc.subarray(people),
    professionals: fc.subarray(people.slice(0, 3)),
    sold: fc.constantFrom('90000/1', '150000/1', '150000/1', '1/3', '420000/7'),
    hasPlan: fc.boolean(),
  })
  .map(({ associates, professionals, sold, hasPlan }): Fact[] => [
    ...associates.map((name) => held(name, 'integration-associate', '2026-01-01', '2028-01-01')),
    ...professionals.map((name) => held(name, 'integration-professional', '2026-01-01', '2028-01-01')),
    metric('revenue', sold, '2026-02-01'),
    ...(hasPlan ? [attested('business-plan', '2026-01-01', '2027-01-01')] : []),
  ])
const base = fc.array(fc.tuple(facts, fc.constantFrom(null, 'registered', 'silver', 'gold', 'platinum')), {
  maxLength: 12,
})

const MOVED = [
  {
    ruleId: 'gold.0',
    with: (value: number) => LADDER.replace('atLeast: 3', `atLeast: ${value}`),
    values: [2, 3, 4, 5],
  },
  {
    ruleId: 'gold.2',
    with: (value: number) => LADDER.replace('atLeast: 150000', `atLeast: ${value}`),
    values: [0.25, 1, 60_000, 60_001, 90_000, 149_999, 150_000, 150_001, 999_999],
  },
]

test('the curve says at every value what trying each partner by hand would', () => {
  const now = programmeWith(LADDER)
  fc.assert(
    fc.property(base, fc.constantFrom(...MOVED), (partners, moved) => {
      const curve = thresholdCurve(
        partners.map(([own, before]) => ({
          before,
          earned: earnedByThreshold(now, indexFacts(factsAsKnown(own, at)), { at, threshold: moved }),
        })),
        { from: now, to: now },
      )
      for (const value of moved.values) {
        const tried = programmeWith(moved.with(value))
        const byHand = partners.map(([own, before]) => {
          const proof = evaluate(tried, own, { at, knownAt: at })
          const leaf = proof.tiers.flatMap(({ node }) => proofLeaves(node)).find(({ id }) => id === moved.ruleId)
          const rise = rankOf(tried.tiers, proof.tier) - rankOf(tried.tiers, before)
          return [rise > 0, rise < 0, toNumber(readRational(leaf?.observed ?? '0/1')) >= value]
        })
        const sums = [0, 1, 2].map((which) => byHand.filter((one) => one[which]).length)
        expect(stepAt(curve, value), `at ${value}`).toEqual(sums)
      }
      expect(curve.partners).toBe(partners.length)
    }),
    { numRuns: 60 },
  )
})

test('of a version without a number to move, nothing is offered; else the highest tier comes first', () => {
  expect(movableThresholds(programmeWith('- { slug: only, title: Only, requires: always }'))).toEqual([])
  expect(movableThresholds(programmeWith(LADDER)).map(({ key, value }) => `${key} ${value}`)).toEqual([
    ...['rule:platinum.0 5', 'rule:platinum.1 2'],
    ...['rule:gold.0 3', 'rule:gold.1 1', 'rule:gold.2 150000', 'rule:silver 2'],
  ])
})
