import { formatRational, negate, readRational } from '~/platform/rational'
import { openLeaves, type ProofNode } from '../engine/proof'
import type { CertificateHeldFact, Fact, MetricFact } from '../facts/facts'
import { belongs, type FactIndex } from '../facts/index-facts'
import { certificationsAsked } from '../language/certifications-asked'
import type { Programme } from '../language/programme'
import { findRule, type Rule } from '../language/rule'

/** Something that could be done before a date, and would then be known. */
export type Remedy =
  | { readonly kind: 'renew' | 'certify'; readonly personId: string; readonly certification: string }
  | {
      readonly kind: 'amount'
      readonly metric: string
      readonly amount: string
      readonly where: Readonly<Record<string, string>>
    }
  | { readonly kind: 'attest'; readonly attestation: string }

/** Everything that could help at a date (epoch ms): renewals first, then amounts, attestations, and new certificates. */
export function remediesAt(
  programme: Programme,
  facts: FactIndex,
  of: { now: number; at: number; open: readonly ProofNode[] },
): Remedy[] {
  const asked = certificationsAsked(programme)
  const people = [...facts.people].filter(([, person]) => belongs(person, [], of.at))
  const holds = (held: readonly CertificateHeldFact[], certification: string, at: number) =>
    held.some(
      (fact) =>
        fact.certification === certification && fact.trueFrom <= at && (fact.trueUntil === null || fact.trueUntil > at),
    )
  const certificates = people.flatMap(([personId, { held }]) =>
    [...asked].flatMap((certification): Remedy[] => {
      if (holds(held, certification, of.at)) return []
      return [{ kind: holds(held, certification, of.now) ? 'renew' : 'certify', personId, certification }]
    }),
  )
  const others = of.open.flatMap(openLeaves).flatMap((node) => remedyOf(findRule(programme.tiers, node.id), node))
  return [
    ...certificates.filter(({ kind }) => kind === 'renew'),
    ...others,
    ...certificates.filter(({ kind }) => kind === 'certify'),
  ]
}

function remedyOf(rule: Rule | undefined, { margin }: ProofNode): Remedy[] {
  const amount = formatRational(negate(readRational(margin)))
  if (rule?.kind === 'attestation') return [{ kind: 'attest', attestation: rule.attestation }]
  if (rule?.kind === 'sum') {
    const where = Object.entries(rule.where).map(([field, [value = '']]) => [field, value])
    return [{ kind: 'amount', metric: rule.metric, amount, where: Object.fromEntries(where) }]
  }
  if (rule?.kind !== 'measure' || rule.of.kind !== 'sum' || rule.of.value.kind !== 'field') return []
  const { source, where } = rule.of.of
  const attributes = where.flatMap((condition) =>
    condition.kind === 'one-of' && !condition.not ? [[condition.field, condition.values[0] ?? '']] : [],
  )
  return [{ kind: 'amount', metric: source, amount, where: Object.fromEntries(attributes) }]
}

/** The facts as they would be at a date with some remedies done. */
export function withRemedies(
  facts: FactIndex,
  remedies: readonly Remedy[],
  of: { now: number; at: number },
): FactIndex {
  const people = new Map(facts.people)
  const metrics = new Map(facts.metrics)
  const attestations = new Map(facts.attestations)
  for (const [place, remedy] of remedies.entries()) {
    const dated = {
      ...{ id: `remedy-${place}`, partnerId: '', source: '', attributes: {} },
      ...{ trueFrom: of.now, trueUntil: null, knownAt: of.now },
    } satisfies Partial<Fact>
    if (remedy.kind === 'amount') {
      const { metric, amount, where } = remedy
      const fact: MetricFact = { ...dated, trueFrom: of.at, kind: 'metric', metric, amount, attributes: where }
      metrics.set(metric, [...(metrics.get(metric) ?? []), fact])
    } else if (remedy.kind === 'attest') {
      const { attestation } = remedy
      const known = attestations.get(attestation) ?? []
      attestations.set(attestation, [...known, { ...dated, kind: 'attestation', attestation, personId: null }])
    } else {
      const { personId, certification } = remedy
      const person = people.get(personId) ?? { held: [], memberships: [] }
      const fact: CertificateHeldFact = { ...dated, kind: 'certificate-held', personId, certification }
      people.set(personId, { ...person, held: [...person.held, fact] })
    }
  }
  return { ...facts, people, metrics, attestations }
}
