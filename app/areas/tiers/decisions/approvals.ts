import type { Fact } from '../facts/facts'
import { withdrawnFacts } from '../facts/facts-as-known'

/** When somebody agreed that tiers of a track are taken away, as known at a moment (epoch ms); withdrawn ones are gone. */
export function approvalsOf(
  facts: readonly Fact[],
  { track, knownAt }: { track: string; knownAt: number },
): { at: number; tier: string }[] {
  const known = facts.filter((fact) => fact.knownAt <= knownAt)
  const withdrawn = withdrawnFacts(known)
  return known.flatMap((fact) =>
    fact.kind === 'demotion-approved' && fact.track === track && !withdrawn.has(fact.id)
      ? [{ at: fact.trueFrom, tier: fact.tier }]
      : [],
  )
}
