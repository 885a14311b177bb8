import { NONE } from './fact-file'
import type { Fact, Replacement } from './facts'

/**
 * Facts as the JSON file that `readFacts` reads: reading what was written gives the same facts. `partner` names their
 * partner; left out, they are named by their own `partnerId`.
 */
export const writeFacts = (facts: readonly Fact[], partner?: (partnerId: string) => string): string =>
  `${JSON.stringify({ facts: facts.map((fact) => written(fact, partner?.(fact.partnerId) ?? fact.partnerId)) }, null, 2)}\n`

function written(fact: Fact, partner: string): Record<string, unknown> {
  const { id, kind, trueFrom, trueUntil, knownAt, source, attributes } = fact
  return {
    ...{ id, partner, kind, ...membersOf(fact), date: writeMoment(trueFrom) },
    ...(trueUntil === null ? {} : { until: writeMoment(trueUntil) }),
    ...(knownAt === trueFrom ? {} : { known: writeMoment(knownAt) }),
    source,
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  }
}

function membersOf(fact: Fact): Record<string, unknown> {
  switch (fact.kind) {
    case 'membership':
      return { person: fact.personId, roles: fact.roles, because: fact.because }
    case 'membership-ended':
      return { person: fact.personId, because: fact.because }
    case 'certificate-held':
      return { person: fact.personId, name: fact.certification }
    case 'certificate-revoked':
      return { person: fact.personId, name: fact.certification, ...(fact.revokes && { revokes: fact.revokes }) }
    case 'course-completed':
      return { person: fact.personId, name: fact.course }
    case 'metric':
      return { name: fact.metric, amount: fact.amount, ...(fact.currency && { currency: fact.currency }) }
    case 'record':
      return {
        name: fact.record,
        ...(fact.key !== null && { key: fact.key }),
        ...(fact.personId !== null && { person: fact.personId }),
        ...(fact.currency && { currency: fact.currency }),
        ...(Object.keys(fact.numbers).length > 0 && { numbers: fact.numbers }),
      }
    case 'attestation':
      return { name: fact.attestation, ...(fact.personId !== null && { person: fact.personId }) }
    case 'competency':
      return { name: fact.competency }
    case 'profile':
      return {}
    case 'demotion-approved':
    case 'tier-kept':
      return { name: fact.track, tier: fact.tier }
    case 'correction':
      return { corrects: fact.corrects, ...(fact.becomes && { becomes: writtenReplacement(fact.becomes) }) }
  }
}

function writtenReplacement({ trueFrom, trueUntil, ...rest }: Replacement): Record<string, unknown> {
  return {
    ...(trueFrom === undefined ? {} : { date: writeMoment(trueFrom) }),
    ...(trueUntil === undefined ? {} : { until: trueUntil === null ? NONE : writeMoment(trueUntil) }),
    ...rest,
  }
}

/** A day when it is the start of one (UTC), a moment otherwise; `at` in epoch milliseconds. */
export function writeMoment(at: number): string {
  const text = new Date(at).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}
