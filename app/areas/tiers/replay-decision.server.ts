import { hashOf } from '~/platform/hash.server'
import { canonicalJson, json } from '~/platform/json'
import { claimOf, historyOf, type Step } from './decision-history'
import { evaluate } from './evaluate'
import type { Fact } from './facts'
import type { Programme } from './programme'
import { decideTransition, type Transition } from './transition'

type Stored = { as_of: number; known_at: number; decided_at: number; proof_hash: string; transition: string }

/**
 * Makes a stored decision again from what it was made from, the version of the rules, the facts known then and the
 * decisions before it, and says whether it comes out the same, proof and transition.
 */
export function replayDecision(
  decision: Stored,
  of: { programme: Programme; facts: readonly Fact[]; earlier: readonly Step[] },
): boolean {
  const { programme, facts, earlier } = of
  const proof = evaluate(programme, facts, { at: decision.as_of, knownAt: decision.known_at })
  const transition = decideTransition({
    history: historyOf(earlier),
    computed: proof.tier,
    policy: programme.transition,
    tiers: programme.tiers,
    now: decision.decided_at,
  })
  const stored = json<Transition>(decision.transition)
  return hashOf(claimOf(proof)) === decision.proof_hash && canonicalJson(transition) === canonicalJson(stored)
}
