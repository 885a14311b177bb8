import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import type { CorrectionFact, DemotionApprovedFact, Fact, TierKeptFact } from '../facts/facts'
import { withdrawnFacts } from '../facts/facts-as-known'
import { recordedFacts } from './queries.server'

/** What somebody of the vendor said about a tier that is not earned, or how it was changed. Epoch milliseconds. */
export type SaidStep = {
  readonly factId: string
  readonly kind: 'agreed' | 'kept' | 'changed' | 'withdrawn'
  readonly at: number
  /** The day from which the tier is gone, or until which it is kept; null where it was taken back. */
  readonly until: number | null
  readonly by: string | null
  readonly reason: string | null
  /** Whether it counts no more. */
  readonly isWithdrawn: boolean
}

/** Everything that was said about a partner's tier in a track since a loss, oldest first. */
export async function saidBefore(
  ctx: Ctx,
  of: { facts: readonly Fact[]; track: string; tier: string; since: number },
): Promise<SaidStep[]> {
  const rulings = of.facts.filter(
    (fact): fact is DemotionApprovedFact | TierKeptFact =>
      isRuling(fact) && fact.track === of.track && fact.tier === of.tier && fact.knownAt >= of.since,
  )
  const corrections = of.facts.filter(
    (fact): fact is CorrectionFact => fact.kind === 'correction' && rulings.some(({ id }) => id === fact.corrects),
  )
  const all = [...rulings, ...corrections]
  const rows = await recordedFacts(
    ctx.db,
    all.map(({ id }) => id),
  )
  const people = await findPeople(
    ctx,
    rows.map(({ recorded_by }) => recorded_by),
  )
  const withdrawn = withdrawnFacts(of.facts)
  return all
    .toSorted((a, b) => a.knownAt - b.knownAt || (a.id < b.id ? -1 : 1))
    .map((fact): SaidStep => {
      const row = rows.find(({ id }) => id === fact.id)
      return {
        ...{ factId: fact.id, at: fact.knownAt, ...meaningOf(fact) },
        by: people.get(row?.recorded_by ?? '')?.name ?? null,
        reason: row?.note ?? null,
        isWithdrawn: withdrawn.has(fact.id),
      }
    })
}

const isRuling = (fact: Fact) => fact.kind === 'demotion-approved' || fact.kind === 'tier-kept'

function meaningOf(fact: DemotionApprovedFact | TierKeptFact | CorrectionFact): Pick<SaidStep, 'kind' | 'until'> {
  if (fact.kind === 'demotion-approved') return { kind: 'agreed', until: fact.trueFrom }
  if (fact.kind === 'tier-kept') return { kind: 'kept', until: fact.trueUntil }
  return fact.becomes === null
    ? { kind: 'withdrawn', until: null }
    : { kind: 'changed', until: fact.becomes.trueUntil ?? fact.becomes.trueFrom ?? null }
}
