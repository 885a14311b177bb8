import {
  type AttestationFact,
  type CertificateHeldFact,
  type CompetencyFact,
  type CourseCompletedFact,
  isCurrent,
  type MembershipFact,
  type MetricFact,
  type ProfileFact,
  type RecordFact,
  type StandingFact,
} from './facts'

/** One partner's standing facts, arranged as rules ask for them; made once, read at many dates. */
export type FactIndex = {
  readonly people: ReadonlyMap<string, PersonFacts>
  readonly metrics: ReadonlyMap<string, readonly MetricFact[]>
  readonly attestations: ReadonlyMap<string, readonly AttestationFact[]>
  readonly records: ReadonlyMap<string, readonly RecordFact[]>
  readonly courses: readonly CourseCompletedFact[]
  readonly competencies: readonly CompetencyFact[]
  readonly profiles: readonly ProfileFact[]
}

export type PersonFacts = { readonly held: CertificateHeldFact[]; readonly memberships: MembershipFact[] }

export function indexFacts(facts: readonly StandingFact[]): FactIndex {
  const people = new Map<string, PersonFacts>()
  const metrics = new Map<string, MetricFact[]>()
  const attestations = new Map<string, AttestationFact[]>()
  const records = new Map<string, RecordFact[]>()
  const courses: CourseCompletedFact[] = []
  const competencies: CompetencyFact[] = []
  const profiles: ProfileFact[] = []
  const person = (id: string) => entryOf(people, id, () => ({ held: [], memberships: [] }))
  for (const fact of facts) {
    if (fact.kind === 'membership') person(fact.personId).memberships.push(fact)
    else if (fact.kind === 'certificate-held') person(fact.personId).held.push(fact)
    else if (fact.kind === 'metric') entryOf(metrics, fact.metric, () => []).push(fact)
    else if (fact.kind === 'attestation') entryOf(attestations, fact.attestation, () => []).push(fact)
    else if (fact.kind === 'record') entryOf(records, fact.record, () => []).push(fact)
    else if (fact.kind === 'course-completed') courses.push(fact)
    else if (fact.kind === 'competency') competencies.push(fact)
    else profiles.push(fact)
  }
  return { people, metrics, attestations, records, courses, competencies, profiles }
}

/**
 * Does the person work for the partner at `at` (epoch ms), in one of the roles if any are asked? Somebody of whom no
 * membership is recorded counts as a member without roles: the certificate fact itself names the partner.
 */
export function belongs({ memberships }: PersonFacts, roles: readonly string[], at: number): boolean {
  if (memberships.length === 0) return roles.length === 0
  return memberships.some(
    (membership) =>
      isCurrent(membership, at) && (roles.length === 0 || membership.roles.some((role) => roles.includes(role))),
  )
}

function entryOf<Value>(map: Map<string, Value>, key: string, fresh: () => Value): Value {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = fresh()
  map.set(key, made)
  return made
}
