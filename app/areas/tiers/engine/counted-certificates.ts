import type { CertificateHeldFact } from '../facts/facts'
import type { FactIndex, PersonFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'

/** Many dates are asked about the same facts: what a version makes of them is made once. */
const made = new WeakMap<FactIndex, WeakMap<Programme, FactIndex>>()

/**
 * The facts as a version counts them: certificates of retired certifications end when they stop counting, and stand for
 * the certification that they count as. Everything else stays as it is.
 */
export function countedFacts(programme: Programme, facts: FactIndex): FactIndex {
  if (!programme.definitions?.retired) return facts
  const ofFacts = made.get(facts) ?? new WeakMap<Programme, FactIndex>()
  made.set(facts, ofFacts)
  const counted = ofFacts.get(programme) ?? { ...facts, people: countedPeople(programme, facts) }
  ofFacts.set(programme, counted)
  return counted
}

const countedPeople = (programme: Programme, { people }: FactIndex): Map<string, PersonFacts> =>
  new Map(
    [...people].map(([id, person]) => [
      id,
      { ...person, held: person.held.flatMap((fact) => countedCertificate(programme, fact)) },
    ]),
  )

function countedCertificate({ definitions }: Programme, fact: CertificateHeldFact): CertificateHeldFact[] {
  const retirement = definitions?.retired?.[fact.certification]
  if (!retirement) return [fact]
  const { countsUntil, countsAs } = retirement
  const end = countsUntil === null ? Number.POSITIVE_INFINITY : Date.parse(`${countsUntil}T00:00:00Z`)
  if (fact.trueFrom >= end) return []
  const trueUntil = Math.min(fact.trueUntil ?? end, end)
  return [
    {
      ...fact,
      certification: countsAs ?? fact.certification,
      trueUntil: Number.isFinite(trueUntil) ? trueUntil : null,
    },
  ]
}
