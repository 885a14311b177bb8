import { add, compare, formatRational, ONE, rational, readRational, sub, ZERO } from '~/platform/rational'
import type { Param, Sentence } from '../../describe/sentence'
import { describeShortfall } from '../../describe/shortfall'
import { attestationTitle, metricAmount, metricTitle } from '../../describe/titles'
import { evaluate } from '../../engine/evaluate'
import { minimalFailure } from '../../engine/minimal-sets'
import { findNode } from '../../engine/proof'
import { effectiveFrom, type Programme } from '../../language/programme'
import { companyFor, type ExampleCompany, factsOf, leavesToMeet, NOBODY } from './example-company'

/** A company that is made up, and what the engine says of it: nothing here is typed by hand. */
export type WorkedExample = {
  /** The tier whose requirements it is made for. */
  readonly about: string
  readonly kind: 'at' | 'below' | 'above'
  /** The company in words. */
  readonly company: readonly Sentence[]
  /** The tier that it earns; null for none. */
  readonly earns: string | null
  /** The requirements that keep the tier away that it is made for; empty when it is earned. */
  readonly missing: readonly Sentence[]
}

/** More than these for one tier nobody reads. */
const MOST_BELOW = 4

/**
 * Example companies exactly at what each tier asks, just below one requirement at a time, and above, with what they earn by
 * these rules on the first day. A tier with a requirement for which no company can be made up has none.
 */
export const workedExamples = (programme: Programme): WorkedExample[] =>
  programme.tiers.flatMap((_, rank) => examplesOf(programme, rank)).toReversed()

function examplesOf(programme: Programme, rank: number): WorkedExample[] {
  const tier = programme.tiers[rank]
  const leaves = programme.tiers.slice(0, rank + 1).map(({ requires }) => leavesToMeet(requires))
  const own = leaves.at(-1)
  if (!tier || !own || own.length === 0 || !leaves.every((one) => one !== null)) return []
  const all = leaves.flat()
  const at = exampleOf(programme, tier.slug, 'at', companyFor(all))
  if (at.missing.length > 0) return []
  const below = own
    .map((leaf) => exampleOf(programme, tier.slug, 'below', without(all, leaf)))
    .filter(({ missing }) => missing.length > 0)
  const above = exampleOf(programme, tier.slug, 'above', companyFor(all.map(more)))
  const shown = distinct([...below.slice(0, MOST_BELOW), at])
  return [...shown, ...(above.missing.length === 0 ? [above] : [])]
}

type Leaf = NonNullable<ReturnType<typeof leavesToMeet>>[number]

/** The company that would meet everything but falls just short of one requirement: by one person, one unit, one paper. */
function without(all: readonly Leaf[], leaf: Leaf): ExampleCompany {
  const less = (one: Leaf): Leaf[] => {
    if (!isSameSubject(one, leaf)) return [one]
    if (one.kind === 'countPeople') {
      const limit = leaf.kind === 'countPeople' ? leaf.atLeast - 1 : 0
      return limit <= 0 ? [] : [{ ...one, atLeast: Math.min(one.atLeast, limit) }]
    }
    if (one.kind === 'sum' && leaf.kind === 'sum') {
      const limit = sub(readRational(leaf.atLeast), ONE)
      if (compare(limit, ZERO) <= 0) return []
      return compare(readRational(one.atLeast), limit) <= 0 ? [one] : [{ ...one, atLeast: formatRational(limit) }]
    }
    return []
  }
  return companyFor(all.flatMap(less))
}

const isSameSubject = (a: Leaf, b: Leaf): boolean => {
  if (a.kind === 'countPeople' && b.kind === 'countPeople')
    return a.holding.certifications.some((slug) => b.holding.certifications.includes(slug))
  if (a.kind === 'sum' && b.kind === 'sum') return a.metric === b.metric
  return a.kind === 'attestation' && b.kind === 'attestation' && a.attestation === b.attestation
}

function more(leaf: Leaf): Leaf {
  if (leaf.kind === 'countPeople') return { ...leaf, atLeast: leaf.atLeast + 1 }
  if (leaf.kind !== 'sum') return leaf
  const asked = readRational(leaf.atLeast)
  return { ...leaf, atLeast: formatRational(add(asked, rational(asked.num, asked.den * 10n))) }
}

function exampleOf(
  programme: Programme,
  about: string,
  kind: WorkedExample['kind'],
  company: ExampleCompany,
): WorkedExample {
  const at = effectiveFrom(programme)
  const proof = evaluate(programme, factsOf(company, programme, at), { at, knownAt: at })
  const missing = minimalFailure(proof, about).flatMap((ruleId) => {
    const node = findNode(proof, ruleId)
    return (node && describeShortfall({ ruleId, observed: node.observed }, programme)) ?? []
  })
  return { about, kind, company: inWords(company, programme), earns: proof.tier, missing }
}

const distinct = (examples: readonly WorkedExample[]): WorkedExample[] =>
  examples.filter(
    (one, place) => examples.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === place,
  )

function inWords(company: ExampleCompany, programme: Programme): Sentence[] {
  const groups = new Map<string, { holds: readonly string[]; count: number }>()
  for (const { holds } of company.people) {
    const key = [...holds].sort().join(' ')
    groups.set(key, { holds, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  const people = [...groups.values()].map(
    ({ holds, count }): Sentence => ({
      key: 'example.people',
      params: {
        count,
        certifications: { list: holds.map((certification): Param => ({ certification })), join: 'and' },
      },
    }),
  )
  const amounts = company.amounts.map(
    ({ metric, amount }): Sentence => ({
      key: 'example.amount',
      params: { metric: metricTitle(metric, programme), amount: metricAmount(metric, amount, programme) },
    }),
  )
  const papers = company.attestations.map(
    (attestation): Sentence => ({
      key: 'example.attestation',
      params: { attestation: attestationTitle(attestation, programme) },
    }),
  )
  const words = [...people, ...amounts, ...papers]
  return company === NOBODY || words.length === 0 ? [{ key: 'example.nothing', params: {} }] : words
}
