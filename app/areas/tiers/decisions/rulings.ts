import type { Fact } from '../facts/facts'
import { withCorrections } from '../facts/facts-as-known'

/**
 * What somebody of the vendor decided about a tier that is no longer earned: `agreed`, that it is taken away; `kept`, that it
 * is not, for a time. Epoch milliseconds.
 */
export type Ruling = {
  readonly kind: 'agreed' | 'kept'
  readonly tier: string
  /** It is about a loss that was known by then. */
  readonly decidedAt: number
  /** The tier is held until then at least. */
  readonly until: number
}

/**
 * The rulings about tiers of a track as known at a moment (epoch ms), in the order in which they became known; corrected,
 * and without those that were withdrawn.
 */
export function rulingsOf(facts: readonly Fact[], { track, knownAt }: { track: string; knownAt: number }): Ruling[] {
  if (!facts.some(isRuling)) return []
  return withCorrections(facts.filter((fact) => fact.knownAt <= knownAt))
    .filter((fact) => isRuling(fact) && fact.track === track)
    .toSorted((a, b) => a.knownAt - b.knownAt || (a.id < b.id ? -1 : 1))
    .flatMap((fact): Ruling[] => {
      if (!isRuling(fact)) return []
      const until = fact.kind === 'tier-kept' ? fact.trueUntil : fact.trueFrom
      // A tier that is kept without an end would be held by nothing: it says until when, or nothing.
      if (until === null) return []
      const kind = fact.kind === 'tier-kept' ? 'kept' : 'agreed'
      return [{ kind, tier: fact.tier, decidedAt: Math.min(fact.trueFrom, fact.knownAt), until }]
    })
}

const isRuling = (fact: Fact) => fact.kind === 'demotion-approved' || fact.kind === 'tier-kept'

const DAY = 86_400_000

/**
 * The last word about a tier that was lost at a moment; null when nobody said one that counts under the policy. A word of
 * the day of the loss is about it: what comes from a file counts from the beginning of its day.
 */
export const rulingOn = (
  rulings: readonly Ruling[],
  of: { tier: string | null; lostAt: number; needsApproval: boolean },
): Ruling | null =>
  rulings.findLast(
    ({ kind, tier, decidedAt }) =>
      tier === of.tier && decidedAt >= Math.floor(of.lostAt / DAY) * DAY && (kind === 'kept' || of.needsApproval),
  ) ?? null
