import { minimalSupport, openSteps } from '../engine/minimal-sets'
import { findNode, type Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { findRule, type Rule } from '../language/rule'
import { implies } from './checklist'
import { describeEvidence } from './evidence'
import { withOwnParameters } from './own-parameters'
import { describeBriefly } from './rule'
import type { Sentence } from './sentence'

/** A requirement in words, with what was seen or what is missing. */
export type WhyLine = { readonly ruleId: string; readonly line: Sentence; readonly detail: Sentence | null }

/** Why a tier holds: the fewest requirements that prove it. Empty when it does not hold, or asks for nothing. */
export function whyHeld(programme: Programme, facts: readonly Fact[], proof: Proof, tier: string | null): WhyLine[] {
  const rules = minimalSupport(programme, facts, proof, tier).flatMap(
    ({ ruleId }) => findRule(programme.tiers, ruleId) ?? [],
  )
  return linesOf(withoutImplied(rules, programme), { programme, facts, proof }, 'summary')
}

/**
 * Why a tier does not hold: everything that is missing, as the fewest requirements that give it once all of them are met;
 * what a tier above asks more of is said once. Empty when it holds.
 */
export function whyNot(programme: Programme, facts: readonly Fact[], proof: Proof, tier: string): WhyLine[] {
  const rules = openSteps(proof, tier).flatMap(({ id }) => findRule(programme.tiers, id) ?? [])
  return linesOf(withoutImplied(rules, programme), { programme, facts, proof }, 'missing')
}

/** What a tier above asks for in the same words, and as much or more of, is said once. */
const withoutImplied = (rules: readonly Rule[], { tiers }: Programme): Rule[] =>
  rules.filter(
    (rule, place) =>
      rule.kind !== 'always' &&
      !rules.some(
        (other, otherPlace) =>
          otherPlace > place && rankOf(tiers, tierOf(other)) >= rankOf(tiers, tierOf(rule)) && implies(other, rule),
      ),
  )

/** A rule's id begins with its tier. */
const tierOf = ({ id }: Rule): string => id.split('.')[0] ?? ''

function linesOf(
  rules: readonly Rule[],
  { programme, facts, proof }: { programme: Programme; facts: readonly Fact[]; proof: Proof },
  what: 'summary' | 'missing',
): WhyLine[] {
  const known = factsAsKnown(facts, proof.knownAt)
  const index = indexFacts(known)
  const own = withOwnParameters(programme, index, proof.at)
  const source = { programme: own, standing: new Map(known.map((fact) => [fact.id, fact])), index, at: proof.at }
  return rules.flatMap((rule) => {
    const node = findNode(proof, rule.id)
    if (!node) return []
    return [{ ruleId: rule.id, line: describeBriefly(rule, own), detail: describeEvidence(rule, node, source)[what] }]
  })
}
