import { changedBenefits } from '../benefits/changed-benefits'
import { proveConditions } from '../benefits/conditions'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { type Programme, rankOf } from '../language/programme'
import type { WithoutIt } from './exception'

/**
 * What hangs on one fact at a moment: the tier that is earned with it and without it, and what of the benefits goes. Of a tier
 * that is kept by the fact, what is held with it and earned without. `now` in epoch ms; everything known by then counts.
 */
export function withoutException(
  programme: Programme,
  facts: readonly Fact[],
  of: { factId: string; now: number; held: string | null },
): WithoutIt {
  const { factId, now } = of
  // As if it had never been told: what corrects it goes with it.
  const others = facts.filter((fact) => fact.id !== factId && !(fact.kind === 'correction' && fact.corrects === factId))
  const question = { at: now, knownAt: now }
  const fact = facts.find(({ id }) => id === factId)
  const earned = evaluate(programme, facts, question).tier
  const keeps = fact?.kind === 'tier-kept' && rankOf(programme.tiers, of.held) > rankOf(programme.tiers, earned)
  const before = keeps ? of.held : earned
  const after = evaluate(programme, others, question).tier
  const standing = (tier: string | null, known: readonly Fact[]) => ({
    ...{ tier, programme },
    proof: proveConditions(programme, known, question),
  })
  const { worse } = changedBenefits({
    ...{ before: standing(before, facts), after: standing(after, others) },
    ...{ grants: [], at: now },
  })
  const titleOf = (slug: string | null) => programme.tiers.find((tier) => tier.slug === slug)?.title ?? null
  return {
    ...{ track: programme.track, trackTitle: programme.title },
    ...{ tier: titleOf(before), tierWithout: titleOf(after), movesTier: before !== after },
    losses: worse.map(({ title }) => title),
  }
}
