import { ONE, ZERO } from '~/platform/rational'
import { type AttestationFact, isCurrent } from '../../facts/facts'
import type { FactIndex } from '../../facts/index-facts'
import type { AttestationRule } from '../../language/rule'
import type { RuleKind } from './rule-kind'

/** Somebody vouches for it at the date: `attestation: business-plan`, declared under `attestations`. */
export const attestation: RuleKind<AttestationRule> = {
  read(value, { reader, vocabulary }) {
    const name = reader.slug(value)
    if (name === null) return null
    return reader.known(value, name, vocabulary.attestations, 'unknown-attestation') ? { attestation: name } : null
  },
  observe(rule, { facts, at }) {
    const current = factsOf(rule, facts).filter((fact) => isCurrent(fact, at))
    return {
      observed: current.length > 0 ? ONE : ZERO,
      needed: ONE,
      evidence: () => ({
        factIds: current.map((fact) => fact.id),
        personIds: current.flatMap((fact) => fact.personId ?? []),
      }),
    }
  },
  changes(rule, { facts, at: from }, until) {
    const own = factsOf(rule, facts)
    const valid = (at: number) => own.some((fact) => isCurrent(fact, at))
    const edges = own.flatMap((fact) => [fact.trueFrom, fact.trueUntil ?? Number.POSITIVE_INFINITY])
    return [...new Set(edges)]
      .filter((at) => from < at && at <= until && valid(at - 1) !== valid(at))
      .map((at) => ({
        at,
        cause: { kind: valid(at) ? 'attestation-starts' : 'attestation-ends', attestation: rule.attestation },
      }))
  },
  smallestSupport(rule, { facts, at }) {
    const [longest] = factsOf(rule, facts)
      .filter((fact) => isCurrent(fact, at))
      .sort((a, b) => endOf(b) - endOf(a))
    return longest ? [longest.id] : []
  },
}

const factsOf = (rule: AttestationRule, facts: FactIndex): readonly AttestationFact[] =>
  facts.attestations.get(rule.attestation) ?? []

const endOf = (fact: AttestationFact) => fact.trueUntil ?? Number.MAX_SAFE_INTEGER
