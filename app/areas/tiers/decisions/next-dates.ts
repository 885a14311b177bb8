import { type Question, scopeOf } from '../engine/evaluate'
import { kindOf } from '../engine/rule-kinds/registry'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { type FactIndex, indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { leavesOf } from '../language/rule'
import type { Cause, Moment } from './causes'

/**
 * The moments after `at` and up to `until` (epoch ms) at which something that the rules look at changes by the mere
 * passing of time: certificates that end or begin, amounts that leave a window, attestations that end. Between two of
 * them the proof's numbers stay as they are. `graceUntil` adds the end of a running grace.
 */
export function nextDates(
  programme: Programme,
  facts: readonly Fact[],
  { at, knownAt, until, graceUntil = null }: Question & { readonly until: number; readonly graceUntil?: number | null },
): Moment[] {
  const moments = nextDatesIndexed(programme, indexFacts(factsAsKnown(facts, knownAt)), at, until)
  if (graceUntil === null || graceUntil <= at || graceUntil > until) return moments
  return mergeMoments([...moments, { at: graceUntil, causes: [{ kind: 'grace-ends' }] }])
}

export function nextDatesIndexed(programme: Programme, facts: FactIndex, at: number, until: number): Moment[] {
  const scope = scopeOf(programme, facts, at)
  const leaves = programme.tiers.flatMap((tier) => leavesOf(tier.requires))
  const changes = leaves.flatMap((rule) => kindOf(rule).changes(rule, scope, until))
  return mergeMoments(changes.map((change) => ({ at: change.at, causes: [change.cause] })))
}

/** One moment for each date, in order, each cause once: several rules may look at the same certificate. */
function mergeMoments(moments: readonly Moment[]): Moment[] {
  const byDate = new Map<number, Map<string, Cause>>()
  for (const { at, causes } of moments) {
    const known = byDate.get(at) ?? new Map<string, Cause>()
    for (const cause of causes) known.set(nameOf(cause), cause)
    byDate.set(at, known)
  }
  return [...byDate].map(([at, causes]) => ({ at, causes: [...causes.values()] })).sort((a, b) => a.at - b.at)
}

/** The same cause has the same name, whichever rule saw it. */
function nameOf(cause: Cause): string {
  switch (cause.kind) {
    case 'person-stops':
    case 'person-starts':
      return `${cause.kind} ${cause.personId} ${cause.certifications.join(' ')}`
    case 'amount-leaves':
    case 'amount-enters':
      return `${cause.kind} ${cause.factId}`
    case 'attestation-ends':
    case 'attestation-starts':
      return `${cause.kind} ${cause.attestation}`
    case 'rule-changes':
      return `${cause.kind} ${cause.ruleId}`
    case 'time-comes':
    case 'grace-ends':
      return cause.kind
  }
}
