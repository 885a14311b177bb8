import type { StandingFact } from '../../facts/facts'
import { type FactIndex, indexFacts } from '../../facts/index-facts'
import type { Rule } from '../../language/rule'
import { edgesOfRule } from '../edges'
import type { Scope } from '../scope'
import type { Change } from './rule-kind'

/** For kinds that have no quicker way: looks at every moment at which something may change, and keeps those where it does. */
export function changesByLooking(rule: Rule, scope: Scope, until: number): Change[] {
  const seen = (at: number) => JSON.stringify(scope.prove(rule, { ...scope, at }))
  return [...new Set(edgesOfRule(rule, scope))]
    .filter((at) => scope.at < at && at <= until && seen(at - 1) !== seen(at))
    .map((at) => ({ at, cause: { kind: 'rule-changes', ruleId: rule.id } }))
}

/**
 * The facts that meet a rule by themselves, none of which can be spared: one after the other is left out as long as the
 * rule stays met, until none can be. Facts that could also stand in the way (a share, a rule for every item) stay when the
 * rule is not met without them. Where what a proof counts is not enough by itself (somebody's role), all facts are begun
 * with.
 */
export function sparedOneByOne(rule: Rule, scope: Scope): string[] {
  const isMetBy = (ids: readonly string[]) =>
    scope.prove(rule, { ...scope, facts: onlyWith(scope.facts, new Set(ids)) }).met
  const { factIds } = scope.prove(rule, scope)
  const all = factsOf(scope.facts).map(({ id }) => id)
  let kept = isMetBy(factIds) ? [...factIds] : [...new Set(all)].sort()
  for (let before = -1; before !== kept.length; ) {
    before = kept.length
    for (const id of kept) {
      const fewer = kept.filter((other) => other !== id)
      if (isMetBy(fewer)) kept = fewer
    }
  }
  return kept
}

/** The index as if only these facts were known; profiles stay, for they say of which partner it is asked. */
const onlyWith = (facts: FactIndex, ids: ReadonlySet<string>): FactIndex =>
  indexFacts([...factsOf(facts).filter(({ id }) => ids.has(id)), ...facts.profiles])

const factsOf = (facts: FactIndex): StandingFact[] => [
  ...[...facts.people.values()].flatMap(({ held, memberships }) => [...held, ...memberships]),
  ...[...facts.metrics.values()].flat(),
  ...[...facts.attestations.values()].flat(),
  ...[...facts.records.values()].flat(),
  ...facts.courses,
  ...facts.competencies,
]
