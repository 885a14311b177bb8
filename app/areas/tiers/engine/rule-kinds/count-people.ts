import type { Node } from 'yaml'
import { partnerRoles } from '~/platform/actor'
import { rational } from '~/platform/rational'
import { type CertificateHeldFact, isCurrent } from '../../facts/facts'
import { belongs, type PersonFacts } from '../../facts/index-facts'
import type { CountPeopleRule, Holding } from '../../language/rule'
import type { Reader } from '../../parse/reader'
import { readHolding } from './read-holding'
import type { Change, RuleKind } from './rule-kind'

/**
 * Distinct people of the partner who hold what is asked at the date:
 * `{ atLeast: 3, holding: { orHigher: integration-associate }, roles: [integration-developer] }`.
 */
export const countPeople: RuleKind<CountPeopleRule> = {
  read(value, { reader, vocabulary }) {
    const fields = reader.fields(value, ['atLeast', 'holding', 'roles'])
    if (!fields) return null
    const atLeast = reader.whole(fields.required('atLeast'), { min: 1, max: 10_000 })
    const holding = readHolding(fields.required('holding'), reader, vocabulary)
    const roles = fields.has('roles') ? readRoles(fields.get('roles'), reader) : []
    return atLeast === null || holding === null || roles === null ? null : { atLeast, holding, roles }
  },
  observe(rule, { facts, at }) {
    const counted = [...facts.people].filter(([, person]) => counts(rule, person, at))
    return {
      observed: rational(counted.length),
      needed: rational(rule.atLeast),
      evidence: () => ({
        factIds: counted.flatMap(([, person]) => heldAt(rule.holding, person, at).map((fact) => fact.id)),
        personIds: counted.map(([personId]) => personId),
      }),
    }
  },
  changes(rule, { facts, at: from }, until) {
    return [...facts.people].flatMap(([personId, person]) => changesOf(rule, personId, person, from, until))
  },
  /** The people who will count for longest, each with the fewest facts. */
  smallestSupport(rule, { facts, at }) {
    return [...facts.people]
      .filter(([, person]) => counts(rule, person, at))
      .map(([, person]) => longestFacts(rule.holding, heldAt(rule.holding, person, at)))
      .sort((a, b) => firstEnd(b) - firstEnd(a))
      .slice(0, rule.atLeast)
      .flatMap((chosen) => chosen.map((fact) => fact.id))
  },
}

/** Roles that members of partners hold: a rule that asks for another would count nobody, for ever and in silence. */
function readRoles(node: Node | null, reader: Reader): string[] | null {
  const roles = reader
    .items(node)
    ?.map((item) => ({ item, role: reader.slug(item) }))
    .map(({ item, role }) => (role !== null && reader.known(item, role, partnerRoles, 'unknown-role') ? role : null))
  if (!roles?.every((role): role is string => role !== null)) return null
  return reader.distinct(node, roles) ? roles : null
}

function counts(rule: CountPeopleRule, person: PersonFacts, at: number): boolean {
  const held = heldAt(rule.holding, person, at)
  if (held.length === 0 || !belongs(person, rule.roles, at)) return false
  if (rule.holding.mode !== 'all') return true
  return rule.holding.certifications.every((wanted) => held.some((fact) => fact.certification === wanted))
}

const heldAt = (holding: Holding, person: PersonFacts, at: number): CertificateHeldFact[] =>
  person.held.filter((fact) => holding.certifications.includes(fact.certification) && isCurrent(fact, at))

function changesOf(
  rule: CountPeopleRule,
  personId: string,
  person: PersonFacts,
  from: number,
  until: number,
): Change[] {
  const asked = person.held.filter((fact) => rule.holding.certifications.includes(fact.certification))
  if (asked.length === 0) return []
  const dated = [...asked, ...person.memberships]
  const edges = new Set(dated.flatMap((fact) => [fact.trueFrom, fact.trueUntil ?? Number.POSITIVE_INFINITY]))
  return [...edges]
    .filter((at) => from < at && at <= until && counts(rule, person, at - 1) !== counts(rule, person, at))
    .map((at) => {
      const starts = counts(rule, person, at)
      const moved = asked.filter((fact) => (starts ? fact.trueFrom : fact.trueUntil) === at)
      const certifications = [...new Set(moved.map((fact) => fact.certification))].sort()
      return { at, cause: { kind: starts ? 'person-starts' : 'person-stops', personId, certifications } }
    })
}

/** For `all` the longest-lasting fact of each certification, else the longest-lasting one. */
function longestFacts(holding: Holding, held: readonly CertificateHeldFact[]): CertificateHeldFact[] {
  const longest = (facts: readonly CertificateHeldFact[]) => facts.toSorted((a, b) => endOf(b) - endOf(a)).slice(0, 1)
  if (holding.mode !== 'all') return longest(held)
  return holding.certifications.flatMap((wanted) => longest(held.filter((fact) => fact.certification === wanted)))
}

const endOf = (fact: CertificateHeldFact) => fact.trueUntil ?? Number.MAX_SAFE_INTEGER
const firstEnd = (facts: readonly CertificateHeldFact[]) => Math.min(...facts.map(endOf))
