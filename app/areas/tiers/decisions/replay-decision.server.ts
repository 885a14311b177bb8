import { hashOf } from '~/platform/hash.server'
import { canonicalJson, json } from '~/platform/json'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { claimOf, historyOf, type Step } from './decision-history'
import { rulingsOf } from './rulings'
import { decideTransition, type Transition } from './transition'

type Stored = Step & {
  number: number
  as_of: number
  known_at: number
  tier_before: string | null
  proof_hash: string
  transition: string
}

/**
 * Makes a stored decision again from what it was made from, the version of the rules, the facts known then and the
 * decisions before it, and says whether it comes out the same: proof, transition, and what the row says of them.
 */
export function replayDecision(
  decision: Stored,
  of: {
    programme: Programme
    facts: readonly Fact[]
    /** Oldest first, with the rules of the last of them; null before the first. */
    earlier: readonly Step[]
    programmeBefore: Programme | null
  },
): boolean {
  const { programme, facts, earlier, programmeBefore } = of
  const proof = evaluate(programme, facts, { at: decision.as_of, knownAt: decision.known_at })
  const transition = decideTransition({
    history: historyOf(earlier),
    computed: proof.tier,
    policy: programme.transition,
    tiers: programme.tiers,
    tiersBefore: (programmeBefore ?? programme).tiers,
    now: decision.decided_at,
    rulings: rulingsOf(facts, { track: programme.track, knownAt: decision.known_at }),
  })
  const stored = json<Transition>(decision.transition)
  const said = [decision.number, decision.tier_before, decision.tier_computed, ...outcomeOf(decision)]
  const found = [earlier.length + 1, earlier.at(-1)?.tier_after ?? null, proof.tier, ...outcomeOf(rowOf(transition))]
  return (
    hashOf(claimOf(proof)) === decision.proof_hash &&
    canonicalJson(transition) === canonicalJson(stored) &&
    canonicalJson(said) === canonicalJson(found)
  )
}

const outcomeOf = (row: Pick<Step, 'tier_after' | 'change' | 'grace_until'>) => [
  row.tier_after,
  row.change,
  row.grace_until,
]
const rowOf = ({ tierAfter, changed, graceUntil }: Transition) => ({
  tier_after: tierAfter,
  change: changed,
  grace_until: graceUntil,
})
