import type { CertificateChange } from '~/areas/certifications/events'
import { historyOf, type Step } from '../decisions/decision-history'
import { type ChangedLeaf, changedLeaves } from '../decisions/forecast'
import { rulingsOf } from '../decisions/rulings'
import { decideTransition, type Transition } from '../decisions/transition'
import { evaluate } from '../engine/evaluate'
import { minimalFailure } from '../engine/minimal-sets'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { factsOfChange, type SourcedFact } from './facts-of-changes'

/** What certificates that change would do to a partner in one track. Slugs; times are epoch milliseconds. */
export type TierMove = {
  held: string | null
  graceUntil: number | null
  heldAfter: string | null
  graceUntilAfter: number | null
  /** the tier that the facts would earn */
  earnedAfter: string | null
  change: Transition['changed']
  /** requirements whose counts would change; `fails` marks those that keep the held tier away */
  lines: (ChangedLeaf & { fails: boolean })[]
}

/** The partner's facts with those that the changes would add, as known a moment later. */
export function factsAfter(changes: readonly CertificateChange[], known: readonly SourcedFact[], at: number): Fact[] {
  const facts = [...known]
  for (const [index, change] of changes.entries())
    for (const { fact, sourceKey } of factsOfChange(change, facts, `forecast-${index}`) ?? [])
      facts.push({ fact: { ...fact, id: `forecast-${facts.length}`, knownAt: at } as Fact, sourceKey })
  return facts.map(({ fact }) => fact)
}

/**
 * Decides a partner as it would be decided after the changes, by the rules in force and from its real history; keeps
 * nothing. Null when neither the held tier nor its grace would be another than without them.
 * @param of.at the moment that is asked about, not before the last decision
 */
export function forecastTier(of: {
  programme: Programme
  /** of the version that the last decision was made under */
  tiersBefore: Programme['tiers']
  steps: readonly Step[]
  before: readonly Fact[]
  after: readonly Fact[]
  at: number
}): TierMove | null {
  const { programme, tiersBefore, steps, at } = of
  const history = historyOf(steps)
  const decide = (facts: readonly Fact[]) => {
    const proof = evaluate(programme, facts, { at, knownAt: at })
    const transition = decideTransition({
      history,
      computed: proof.tier,
      policy: programme.transition,
      tiers: programme.tiers,
      tiersBefore,
      now: at,
      rulings: rulingsOf(facts, { track: programme.track, knownAt: at }),
    })
    return { proof, transition }
  }
  const [before, after] = [decide(of.before), decide(of.after)]
  const last = steps.at(-1)
  const { tierAfter, graceUntil, changed } = after.transition
  if (tierAfter === before.transition.tierAfter && graceUntil === before.transition.graceUntil) return null
  const held = last?.tier_after ?? null
  const failing = new Set(held === null ? [] : minimalFailure(after.proof, held))
  return {
    held,
    graceUntil: last?.grace_until ?? null,
    heldAfter: tierAfter,
    graceUntilAfter: graceUntil,
    earnedAfter: after.proof.tier,
    change: changed,
    lines: changedLeaves(before.proof, after.proof).map((leaf) => ({ ...leaf, fails: failing.has(leaf.ruleId) })),
  }
}
