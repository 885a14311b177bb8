import { describe, expect, test } from 'vitest'
import { type Decision, decideTransition, decisionOf } from '../decisions/transition'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { day, held } from '../testing/build-facts'
import { programmeWith } from '../testing/build-programme'
import { demotionCase } from './demotion-case'

const TIERS = `
- slug: registered
  title: Registered
  requires: always
  benefits: { licence-discount: 5 }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: 1, holding: integration-associate } }
  benefits: { licence-discount: 12 }
- slug: gold
  title: Gold
  requires: { countPeople: { atLeast: 2, holding: integration-associate } }
  benefits: { licence-discount: 18 }
`.trim()
const asking = (more = '') =>
  programmeWith(TIERS, `{ promote: at-once, demote: { afterGrace: { days: 30 } }, approval: demotion${more} }`)
const facts: Fact[] = [
  held('ana', 'integration-associate', '2026-01-01', '2026-05-01'),
  held('ben', 'integration-associate', '2026-01-01', '2026-05-01'),
]

/** The case on a day, when everything before was decided as Rung decides it. */
function caseOn(date: string, programme = asking(), all = facts) {
  const history: Decision[] = []
  for (const at of ['2026-02-01', '2026-05-01', '2026-05-31'].map(day).filter((one) => one <= day(date))) {
    const computed = evaluate(programme, all, { at, knownAt: at }).tier
    const { tiers, transition: policy } = programme
    history.push(
      decisionOf(decideTransition({ history, computed, policy, tiers, tiersBefore: tiers, now: at }), computed, at),
    )
  }
  return demotionCase(programme, all, { history, tiersBefore: programme.tiers, now: day(date) })
}

const kept = (until: string): Fact => ({
  ...{ kind: 'tier-kept', id: 'kept', partnerId: 'p', track: asking().track, tier: 'gold', source: '', attributes: {} },
  ...{ trueFrom: day('2026-06-02'), trueUntil: day(until), knownAt: day('2026-06-02') },
})

describe('a tier that is about to be taken away', () => {
  test('is no case while it is earned, nor where nobody is asked', () => {
    expect(caseOn('2026-04-30')).toBeNull()
    expect(
      caseOn('2026-06-01', programmeWith(TIERS, '{ promote: at-once, demote: { afterGrace: { days: 60 } } }')),
    ).toBeNull()
  })

  test('is seen coming, then waits; it says what goes and what would prevent it', () => {
    expect(caseOn('2026-05-10')).toMatchObject({ state: 'coming', endsAt: day('2026-05-31') })
    expect(caseOn('2026-06-05')).toMatchObject({
      ...{ state: 'waiting', held: 'gold', falls: 'registered', lostAt: day('2026-05-01'), endsAt: day('2026-05-31') },
      losses: [{ slug: 'licence-discount', now: 18, next: 5 }],
      prevention: { key: 'prevent.all' },
    })
    expect(caseOn('2026-06-05')?.failing).toHaveLength(1)
  })

  test('falls by one tier where the rules go down step by step', () => {
    expect(caseOn('2026-06-05', asking(', oneStep: [demote]'))).toMatchObject({ held: 'gold', falls: 'silver' })
  })

  test('is kept while an exception runs, whose end never ends the time of the rules', () => {
    const all = [...facts, kept('2026-08-01')]
    expect(caseOn('2026-06-05', asking(), all)).toMatchObject({
      ...{ state: 'kept', endsAt: day('2026-08-01'), toldUntil: day('2026-05-31') },
    })
    expect(caseOn('2026-08-01', asking(), all)).toMatchObject({ state: 'waiting', endsAt: day('2026-08-01') })
  })
})
