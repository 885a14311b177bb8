import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { parseProgramme } from '../parse/parse-programme'
import { attested, day, held, metric } from '../testing/build-facts'
import { LADDER, programmeOf, programmeWith } from '../testing/build-programme'
import { compareVersions } from './compare-versions'
import { earnedByThreshold, isThreshold } from './earned-by-threshold'
import { sumUp } from './sum-up'

const at = day('2026-06-01')
const indexOf = (facts: readonly Fact[]) => indexFacts(factsAsKnown(facts, at))
const ladder = programmeWith(LADDER)
const associate = (name: string) => held(name, 'integration-associate', '2026-01-01', '2028-01-01')
const gold = [
  held('ana', 'integration-professional', '2026-01-01', '2028-01-01'),
  ...['ben', 'cleo'].map(associate),
  metric('revenue', '160000/1', '2026-02-01'),
  attested('business-plan', '2026-01-01', '2027-01-01'),
]
const harder = programmeWith(LADDER.replace('atLeast: 3', 'atLeast: 4'))
const compared = (from = ladder, to = harder, facts: readonly Fact[] = gold) =>
  compareVersions({ from, to, facts: indexOf(facts), at, history: [] })

describe('two versions beside each other', () => {
  test('say what fails, until when the tier is kept and what it gave', () => {
    const { change, before, after, failing, benefits } = compared()
    expect([change, before.comesTo, after]).toMatchObject([
      'demoted',
      'gold',
      { earned: 'silver', held: 'gold', graceUntil: day('2026-07-31'), comesTo: 'silver' },
    ])
    expect(failing).toEqual([{ ruleId: 'gold.0', observed: '3/1', needed: '4/1' }])
    expect(benefits).toEqual([
      { slug: 'licence-discount', before: 18, after: 12.5 },
      { slug: 'nfr-licences', before: 10, after: null },
    ])
  })

  test('name the step that comes next where only one tier is lost at a time', () => {
    const stepwise = programmeWith(
      LADDER,
      '{ promote: at-once, demote: { afterGrace: { days: 60 } }, oneStep: [demote] }',
    )
    const { after } = compareVersions({
      ...{ from: stepwise, to: stepwise, facts: indexOf([]), at },
      history: [{ at: day('2026-01-01'), tier: 'gold', computed: 'gold', change: 'promotion', graceUntil: null }],
    })
    expect(after).toMatchObject({
      ...{ earned: 'registered', held: 'gold', graceUntil: day('2026-07-31') },
      ...{ fallsTo: 'silver', comesTo: 'registered' },
    })
    expect(compared().after).not.toHaveProperty('fallsTo')
  })

  test('show how near a tier that is kept has come', () => {
    const { change, before, after } = compared(ladder, harder, [...gold, associate('dara')])
    expect([change, before.margin?.margin, after.margin?.margin]).toEqual(['unchanged', '0/1', '0/1'])
    expect([before.margin?.ruleId, before.comesTo, after.comesTo]).toEqual(['gold.1', 'gold', 'gold'])
  })

  test('a first version promotes whoever earns a tier; a tier that is gone counts as its next lower one', () => {
    const first = compareVersions({ from: null, to: ladder, facts: indexOf(gold), at, history: [] })
    expect([first.change, first.before.comesTo, first.after.comesTo]).toEqual(['promoted', null, 'gold'])
    const without = programmeWith(LADDER.replaceAll('slug: gold', 'slug: golden'))
    expect(compared(ladder, without)).toMatchObject({ change: 'promoted', after: { comesTo: 'golden' } })
    const two = programmeWith(LADDER.slice(0, LADDER.indexOf('- slug: gold')))
    expect(compared(ladder, two)).toMatchObject({ change: 'demoted', after: { comesTo: 'silver' }, failing: [] })
  })

  test('the same version twice changes nothing', () => {
    const facts = fc.array(fc.constantFrom<Fact>(...gold, associate('dara'), associate('emre')))
    fc.assert(
      fc.property(facts, (all) => {
        expect(compared(ladder, ladder, all)).toMatchObject({ change: 'unchanged', failing: [], benefits: [] })
      }),
    )
  })

  test('tell of a benefit only what the partner has: a text that is the same, a condition that is not met', () => {
    const rules = (discount: number, attestation: string) => {
      const value = `licence-discount: { value: ${discount}, when: { attestation: ${attestation} } }`
      const { tiers, benefits, ...programme } = programmeWith(LADDER.replace('licence-discount: 18', value))
      return {
        ...programme,
        benefits: [...benefits, { slug: 'contact', unit: 'text' as const, title: { en: 'Contact' } }],
        tiers: tiers.map((tier) => ({ ...tier, benefits: { contact: { en: 'The desk' }, ...tier.benefits } })),
      }
    }
    expect(compared(rules(18, 'business-plan'), rules(20, 'business-plan')).benefits).toEqual([
      { slug: 'licence-discount', before: 18, after: 20 },
    ])
    expect(compared(rules(18, 'reference'), rules(20, 'reference')).benefits).toEqual([])
    expect(compared(rules(18, 'business-plan'), rules(18, 'reference')).benefits).toEqual([
      { slug: 'licence-discount', before: 18, after: 12.5 },
    ])
  })

  test('are counted by region and tier', () => {
    const summary = sumUp([
      { partnerId: 'a', region: 'emea', comparison: compared() },
      { partnerId: 'b', region: null, comparison: compared(ladder, ladder) },
    ])
    expect(summary).toMatchObject({
      ...{ partners: 2, promoted: 0, demoted: 1, unchanged: 1, demotedLater: 1 },
      byRegion: { emea: { demoted: 1 }, '': { unchanged: 1 } },
      byTierBefore: { gold: { demoted: 1, unchanged: 1 } },
      byTierAfter: { silver: { demoted: 1 }, gold: { unchanged: 1 } },
      failing: [{ ruleId: 'gold.0', partners: 1 }],
    })
  })
})

describe('every value of a threshold', () => {
  const read = (of: ReturnType<typeof earnedByThreshold>, value: number): string | null => {
    const numbers = of.values.map((text) => Number(text.split('/')[0]) / Number(text.split('/')[1]))
    const place = numbers.findIndex((number) => number >= value)
    if (place >= 0 && numbers[place] === value) return of.at[place] ?? null
    return of.between[place < 0 ? numbers.length : place] ?? null
  }

  test('earns what the version with that value would give', () => {
    const facts = fc.array(
      fc.constantFrom<Fact>(...gold, associate('dara'), metric('revenue', '70000/1', '2026-03-01')),
    )
    fc.assert(
      fc.property(facts, fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 400 }), (all, people, thousands) => {
        const index = indexOf(all)
        const tried = (ruleId: string, value: number) =>
          read(earnedByThreshold(ladder, index, { at, threshold: { ruleId } }), value)
        const earned = (rules: string) => evaluate(programmeWith(rules), all, { at, knownAt: at }).tier
        expect(tried('gold.0', people)).toBe(earned(LADDER.replace('atLeast: 3', `atLeast: ${people}`)))
        expect(tried('gold.2', thousands * 1_000)).toBe(
          earned(LADDER.replace('atLeast: 150000', `atLeast: ${thousands * 1_000}`)),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('is no parameter that is part of a calculation: its whole weight is not one requirement’s limit', () => {
    const isMovable = (...than: string[]) => {
      const rules = than.map((goal) => `        - measure: { of: { count: { of: people } }, atLeast: ${goal} }`)
      const parsed = parseProgramme(
        [
          'track: t\ntitle: T\neffective: 2026-01-01\ncurrency: EUR\nparameters: { goal: { title: Goal, value: 3 } }',
          'tiers:\n  - slug: gold\n    title: Gold\n    requires:\n      all:',
          ...rules,
          'transition: { promote: at-once, demote: at-once }',
        ].join('\n'),
        { certifications: [] },
      )
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      return isThreshold(parsed.programme, { parameter: 'goal' })
    }
    expect(isMovable('goal')).toBe(true)
    expect(isMovable('{ multiply: [goal, 2] }')).toBe(false)
    expect(isMovable('goal', '{ add: [goal, 2] }')).toBe(false)
    expect(isMovable('2')).toBe(false)
  })

  test('is asked only where one number is compared', () => {
    expect(isThreshold(ladder, { ruleId: 'gold.0' })).toBe(true)
    expect(isThreshold(ladder, { ruleId: 'gold.3' })).toBe(false)
    expect(isThreshold(ladder, { parameter: 'nobody' })).toBe(false)
    expect(isThreshold(programmeOf('measure: { of: { count: people }, atLeast: 3 }'), { ruleId: 'gold' })).toBe(true)
  })
})
