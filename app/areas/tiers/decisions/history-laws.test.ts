import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { attested, correction, day, held, left, member, metric } from '../testing/build-facts'
import { programmeWith } from '../testing/build-programme'
import { type MadeDecision, makeHistory } from './make-history'
import { rulingsOf } from './rulings'
import { type Decision, decideTransition, decisionOf } from './transition'

const DAY = 86_400_000
const START = day('2026-01-01')
const DAYS = 420
const UNTIL = START + DAYS * DAY
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const date = fc.integer({ min: -60, max: DAYS }).map((days) => text(START + days * DAY))
const later = (from: string, days: number) => text(day(from) + days * DAY)

const TRANSITIONS = [
  '{ promote: at-once, demote: at-once }',
  '{ promote: at-once, demote: { afterGrace: { days: 60 } } }',
  '{ promote: at-once, demote: { afterGrace: { days: 20 } }, protection: { firstMonths: 6 } }',
  '{ promote: { atReviews: [03-01, 09-01] }, demote: { atReviews: [03-01] } }',
  '{ promote: at-once, demote: { atReviews: [03-01, 09-01], afterGrace: { days: 45 } } }',
  '{ promote: at-once, demote: { atReviews: [03-01, 06-01], afterGrace: { days: 20 } }, oneStep: [demote] }',
  '{ promote: at-once, demote: at-once, oneStep: [demote] }',
  '{ promote: at-once, demote: at-anniversary }',
  '{ promote: at-once, demote: { afterGrace: { days: 30 } }, sustained: { months: 2 }, oneStep: [promote, demote] }',
  '{ promote: at-once, demote: { afterGrace: { days: 30 } }, approval: demotion }',
]
const tiersOf = (silver: number, gold: number) => `
- { slug: registered, title: Registered, requires: always }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: ${silver}, holding: { orHigher: integration-associate } } }
- slug: gold
  title: Gold
  requires:
    all:
      - countPeople: { atLeast: ${silver + gold}, holding: { orHigher: integration-associate } }
      - any: [{ sum: { metric: revenue, atLeast: 100, months: 3 } }, { attestation: business-plan }]
`
const threshold = fc.integer({ min: 1, max: 2 })
const version = fc
  .tuple(threshold, threshold, fc.constantFrom(...TRANSITIONS))
  .map(([silver, gold, transition]) => programmeWith(tiersOf(silver, gold).trim(), transition))
const versions = fc
  .tuple(version, version, fc.integer({ min: 60, max: 300 }))
  .map(([first, second, days]): Programme[] => [first, { ...second, effective: text(START + days * DAY) }])

const person = fc.constantFrom('ana', 'ben', 'cleo', 'dara')
const known = fc.record({ id: fc.uuid(), delay: fc.integer({ min: 0, max: 40 }) })
const fact = fc.oneof(
  fc
    .tuple(
      person,
      fc.constantFrom('integration-associate', 'integration-professional'),
      date,
      fc.integer({ min: 20, max: 300 }),
      known,
    )
    .map(([who, what, from, length, { id, delay }]) =>
      held(who, what, from, later(from, length), { id, known: later(from, delay) }),
    ),
  fc
    .tuple(fc.integer({ min: 10, max: 120 }), date, known)
    .map(([amount, from, { id, delay }]) => metric('revenue', `${amount}/1`, from, { id, known: later(from, delay) })),
  fc
    .tuple(date, fc.integer({ min: 20, max: 200 }), known)
    .map(([from, length, { id, delay }]) =>
      attested('business-plan', from, later(from, length), { id, known: later(from, delay) }),
    ),
  fc.tuple(person, date).map(([who, from]) => member(who, ['learner'], from)),
  fc.tuple(person, date).map(([who, from]) => left(who, from)),
  fc
    .tuple(
      fc.constantFrom('demotion-approved' as const, 'tier-kept' as const),
      fc.constantFrom('silver', 'gold'),
      ...([date, fc.integer({ min: 1, max: 120 }), known] as const),
    )
    .map(([kind, tier, from, length, { id, delay }]): Fact => {
      const dates = { trueFrom: day(from), trueUntil: kind === 'tier-kept' ? day(later(from, length)) : null }
      const dated = { ...dates, knownAt: day(later(from, delay)), source: '', attributes: {} }
      return { kind, id, partnerId: 'p', track: 'reseller', tier, ...dated }
    }),
)
const facts = fc
  .tuple(
    fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.boolean(), date), { maxLength: 2 }),
  )
  .map(([all, corrections]): Fact[] => [
    ...all,
    ...corrections.flatMap(([place, isWithdrawal, at], index) => {
      const target = all[place % Math.max(all.length, 1)]
      return target ? [correction(target, isWithdrawal ? null : { trueUntil: day(at) }, at, `fix-${index}`)] : []
    }),
  ])
const RUNS = { numRuns: Number(process.env.RUNG_RUNS ?? 40) }

describe('decisions made when something happens', () => {
  test('hold on each day the tier that looking every day gives', () => {
    fc.assert(
      fc.property(versions, facts, (rules, all) => {
        const made = makeHistory({ versions: rules, facts: all, from: START, until: UNTIL })
        for (const [at, tier] of dayByDay(rules, all)) expect([text(at), heldAt(made, at)]).toEqual([text(at), tier])
      }),
      RUNS,
    )
  })

  test('say what asking anew on any day says is earned then', () => {
    fc.assert(
      fc.property(versions, facts, fc.integer({ min: 0, max: DAYS }), (rules, all, days) => {
        const at = START + days * DAY
        const made = makeHistory({ versions: rules, facts: all, from: START, until: at }).at(-1)
        const inForce = rules.findLast(({ effective }) => day(effective) <= at) ?? rules[0]
        expect(made?.proof.tier).toBe(inForce && evaluate(inForce, all, { at, knownAt: at }).tier)
      }),
      RUNS,
    )
  })

  test('are not touched by what becomes known, or takes effect, later', () => {
    fc.assert(
      fc.property(versions, facts, fc.integer({ min: 0, max: DAYS }), (rules, all, days) => {
        const at = START + days * DAY
        const whole = makeHistory({ versions: rules, facts: all, from: START, until: UNTIL })
        const then = makeHistory({
          versions: rules.filter(({ effective }) => day(effective) <= at),
          facts: all.filter(({ knownAt }) => knownAt <= at),
          ...{ from: START, until: at },
        })
        expect(whole.filter((decision) => decision.at <= at).map(said)).toEqual(then.map(said))
      }),
      RUNS,
    )
  })
})

const said = ({ number, at, tierBefore, proof, transition }: MadeDecision) => ({
  ...{ number, at, tierBefore, transition },
  claims: { ...proof, at: null, knownAt: null },
})

const heldAt = (made: readonly MadeDecision[], at: number): string | null =>
  made.findLast((decision) => decision.at <= at)?.transition.tierAfter ?? null

/** The tier that is held on each day when everything is looked at anew every day, and every look is a decision. */
function dayByDay(rules: readonly Programme[], all: readonly Fact[]): [number, string | null][] {
  const history: Decision[] = []
  let before = rules[0]
  return Array.from({ length: DAYS + 1 }, (_, days): [number, string | null] => {
    const now = START + days * DAY
    const programme = rules.findLast(({ effective }) => day(effective) <= now) ?? rules[0]
    if (!programme || !before) throw new Error('there is a version')
    const computed = evaluate(programme, all, { at: now, knownAt: now }).tier
    const transition = decideTransition({
      ...{ history, computed, policy: programme.transition, tiers: programme.tiers, tiersBefore: before.tiers, now },
      rulings: rulingsOf(all, { track: programme.track, knownAt: now }),
    })
    history.push(decisionOf(transition, computed, now))
    before = programme
    return [now, transition.tierAfter]
  })
}
