import type { Role } from '~/platform/actor'
import { compare, readRational } from '~/platform/rational'
import type { Fact } from '../../facts/facts'
import type { Programme } from '../../language/programme'
import type { Rule } from '../../language/rule'

/** A company made up to meet requirements exactly: its people by what they hold, its amounts, what is vouched for. */
export type ExampleCompany = {
  readonly people: readonly { readonly holds: readonly string[]; readonly roles: readonly string[] }[]
  readonly amounts: readonly {
    readonly metric: string
    readonly amount: string
    readonly where: Readonly<Record<string, string>>
  }[]
  readonly attestations: readonly string[]
}

export const NOBODY: ExampleCompany = { people: [], amounts: [], attestations: [] }

type Leaf = Extract<Rule, { kind: 'countPeople' | 'sum' | 'attestation' }>

/**
 * The requirements that are met first when a rule is to be met: all parts of an `all`, the first of an `any`. Null when one
 * of them is of a kind that no company can be made up for.
 */
export function leavesToMeet(rule: Rule): Leaf[] | null {
  switch (rule.kind) {
    case 'always':
      return []
    case 'countPeople':
    case 'sum':
    case 'attestation':
      return [rule]
    case 'all':
      return every(rule.rules)
    case 'any':
      return first(rule.rules)
    case 'atLeast':
      return every(rule.rules.slice(0, rule.count))
    default:
      return null
  }
}

const every = (rules: readonly Rule[]): Leaf[] | null => {
  const parts = rules.map(leavesToMeet)
  return parts.every((part) => part !== null) ? parts.flat() : null
}

const first = (rules: readonly Rule[]): Leaf[] | null => rules.map(leavesToMeet).find((part) => part !== null) ?? null

/**
 * The smallest company that is easily made up to meet requirements: what is asked of fewest certifications is met first,
 * so that its people count for what more certifications meet as well.
 */
export function companyFor(leaves: readonly Leaf[]): ExampleCompany {
  const people: { holds: string[]; roles: string[] }[] = []
  const counts = leaves.filter((leaf) => leaf.kind === 'countPeople')
  for (const { atLeast, holding, roles } of counts.toSorted(
    (a, b) => a.holding.certifications.length - b.holding.certifications.length,
  )) {
    const asked = holding.mode === 'all' ? holding.certifications : holding.certifications.slice(0, 1)
    const isIn = (person: { roles: string[] }) =>
      roles.length === 0 || roles.some((role) => person.roles.includes(role))
    const counted = (person: { holds: string[]; roles: string[] }) =>
      isIn(person) &&
      (holding.mode === 'all'
        ? holding.certifications.every((slug) => person.holds.includes(slug))
        : holding.certifications.some((slug) => person.holds.includes(slug)))
    let missing = atLeast - people.filter(counted).length
    for (const person of people) {
      if (missing <= 0) break
      if (counted(person) || !isIn(person)) continue
      person.holds.push(...asked.filter((slug) => !person.holds.includes(slug)))
      missing--
    }
    for (; missing > 0; missing--) people.push({ holds: [...asked], roles: roles.slice(0, 1) })
  }
  return {
    people,
    amounts: leaves.filter((leaf) => leaf.kind === 'sum').reduce(withAmount, []),
    attestations: [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'attestation' ? [leaf.attestation] : [])))],
  }
}

type Amount = ExampleCompany['amounts'][number]

/** The greater of two amounts of the same kind counts for both. */
function withAmount(amounts: Amount[], leaf: Extract<Leaf, { kind: 'sum' }>): Amount[] {
  const where = Object.fromEntries(Object.entries(leaf.where).map(([name, values]) => [name, values[0] ?? '']))
  const isSame = (one: Amount) => one.metric === leaf.metric && JSON.stringify(one.where) === JSON.stringify(where)
  const known = amounts.find(isSame)
  if (known && compare(readRational(known.amount), readRational(leaf.atLeast)) >= 0) return amounts
  return [...amounts.filter((one) => !isSame(one)), { metric: leaf.metric, amount: leaf.atLeast, where }]
}

const DAY = 86_400_000
const ROLE: Role = 'learner'

/** The company as facts that were true and known a day before a moment (epoch ms). */
export function factsOf(company: ExampleCompany, programme: Programme, at: number): Fact[] {
  const dated = (id: string) => ({
    ...{ id, partnerId: 'example', trueFrom: at - DAY, trueUntil: null, knownAt: at - DAY, source: 'example' },
    attributes: {},
  })
  const known = new Set(programme.metrics.map(({ slug }) => slug))
  return [
    ...company.people.flatMap(({ holds, roles }, index): Fact[] => {
      const personId = `person-${index}`
      return [
        {
          ...dated(`${personId}-member`),
          ...{ kind: 'membership', personId, because: 'joined', roles: roles.length > 0 ? [...roles] : [ROLE] },
        },
        ...holds.map(
          (certification): Fact => ({
            ...dated(`${personId}-${certification}`),
            ...{ kind: 'certificate-held', personId, certification },
          }),
        ),
      ]
    }),
    ...company.amounts
      .filter(({ metric }) => known.has(metric))
      .map(
        ({ metric, amount, where }, index): Fact => ({
          ...dated(`amount-${index}`),
          ...{ kind: 'metric', metric, amount, attributes: where },
        }),
      ),
    ...company.attestations.map(
      (attestation): Fact => ({ ...dated(attestation), kind: 'attestation', attestation, personId: null }),
    ),
  ]
}
