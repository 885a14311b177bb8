import type { CertificateRevokedFact, CorrectionFact, Fact, MembershipEndedFact, StandingFact } from './facts'

/**
 * The facts as somebody knew them at `knownAt` (epoch ms): later news is left out, corrections and early ends are
 * applied, withdrawn facts and empty intervals are gone. The order of the input does not matter; ids stay those of the
 * original facts.
 *
 * Corrections of one fact apply in the order in which they became known (then by id).
 */
export function factsAsKnown(facts: readonly Fact[], knownAt: number): StandingFact[] {
  const known = facts.filter((fact) => fact.knownAt <= knownAt)
  if (!known.some(changesOthers)) return followed(known.filter(isStanding)).filter(lasts)

  const kept = withCorrections(known)
  const ends = kept.filter((fact) => fact.kind === 'certificate-revoked' || fact.kind === 'membership-ended')
  return followed(kept.filter(isStanding).map((fact) => ends.reduce(endedBy, fact))).filter(lasts)
}

/** The facts of every kind as corrected by all of them, without those that were withdrawn, in the order they came in. */
export function withCorrections(facts: readonly Fact[]): Fact[] {
  const corrections = facts.filter((fact) => fact.kind === 'correction').sort(byKnowledge)
  const withdrawn = withdrawnBy(corrections)
  return facts.filter((fact) => !withdrawn.has(fact.id)).map((fact) => corrected(fact, corrections, withdrawn))
}

/** What tells how a thing is holds until the next fact about the same thing; of two of one moment, the later known. */
function followed(facts: readonly StandingFact[]): StandingFact[] {
  const series = new Map<string, StandingFact[]>()
  for (const fact of facts) {
    const thing = thingOf(fact)
    if (thing !== null) series.set(thing, [...(series.get(thing) ?? []), fact])
  }
  const ends = new Map<StandingFact, number>()
  for (const of of series.values())
    of.sort((a, b) => a.trueFrom - b.trueFrom || byKnowledge(a, b)).forEach((fact, place) => {
      const next = of[place + 1]
      if (next) ends.set(fact, next.trueFrom)
    })
  return facts.map((fact) => {
    const end = ends.get(fact)
    return end === undefined ? fact : { ...fact, trueUntil: Math.min(fact.trueUntil ?? end, end) }
  })
}

function thingOf(fact: StandingFact): string | null {
  if (fact.kind === 'profile') return 'profile'
  return fact.kind === 'record' && fact.key !== null ? `record ${fact.record} ${fact.key}` : null
}

const changesOthers = (fact: Fact) =>
  fact.kind === 'correction' || fact.kind === 'certificate-revoked' || fact.kind === 'membership-ended'

const isStanding = (fact: Fact): fact is StandingFact =>
  !changesOthers(fact) && fact.kind !== 'demotion-approved' && fact.kind !== 'tier-kept'

const lasts = (fact: StandingFact) => fact.trueUntil === null || fact.trueUntil > fact.trueFrom

const byKnowledge = (a: Fact, b: Fact) => a.knownAt - b.knownAt || (a.id < b.id ? -1 : 1)

/** The ids of facts, corrections among them, that were withdrawn and not brought back, by all that is known. */
export const withdrawnFacts = (facts: readonly Fact[]): ReadonlySet<string> =>
  withdrawnBy(facts.filter((fact) => fact.kind === 'correction').sort(byKnowledge))

/** Read from the newest back, so that withdrawing a withdrawal brings the fact back. */
function withdrawnBy(corrections: readonly CorrectionFact[]): ReadonlySet<string> {
  const withdrawn = new Set<string>()
  for (const correction of corrections.toReversed())
    if (correction.becomes === null && !withdrawn.has(correction.id)) withdrawn.add(correction.corrects)
  return withdrawn
}

function corrected(fact: Fact, corrections: readonly CorrectionFact[], withdrawn: ReadonlySet<string>): Fact {
  const own = corrections.filter((correction) => correction.corrects === fact.id && !withdrawn.has(correction.id))
  return own.reduce((current, correction) => replaced(current, correction.becomes), fact)
}

/** A replacement changes only members that the fact has: an amount means nothing to a certificate. */
function replaced(fact: Fact, becomes: CorrectionFact['becomes']): Fact {
  const changes = Object.entries(becomes ?? {}).filter(([key, value]) => key in fact && value !== undefined)
  return { ...fact, ...Object.fromEntries(changes) }
}

function endedBy(fact: StandingFact, end: CertificateRevokedFact | MembershipEndedFact): StandingFact {
  if (!ends(end, fact)) return fact
  return { ...fact, trueUntil: Math.min(fact.trueUntil ?? end.trueFrom, end.trueFrom) }
}

function ends(end: CertificateRevokedFact | MembershipEndedFact, fact: StandingFact): boolean {
  if (end.kind === 'membership-ended')
    return fact.kind === 'membership' && fact.personId === end.personId && fact.trueFrom < end.trueFrom
  if (fact.kind !== 'certificate-held') return false
  if (end.revokes !== null) return fact.id === end.revokes
  return fact.personId === end.personId && fact.certification === end.certification && fact.trueFrom < end.trueFrom
}
