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
 * rule stays met, those first that end first. Facts that could also stand in the way (a share, a rule for every item) are
 * all kept.
 */
export function sparedOneByOne(rule: Rule, scope: Scope): string[] {
  const node = scope.prove(rule, scope)
  let kept = [...node.factIds]
  for (const id of node.factIds) {
    const fewer = kept.filter((other) => other !== id)
    const only = onlyWith(scope.facts, new Set(fewer))
    if (scope.prove(rule, { ...scope, facts: only }).met) kept = fewer
  }
  return kept
}

/** The index as if only these facts were known; profiles stay, for they say of which partner it is asked. */
function onlyWith(facts: FactIndex, ids: ReadonlySet<string>): FactIndex {
  const all = [
    ...[...facts.people.values()].flatMap(({ held, memberships }) => [...held, ...memberships]),
    ...[...facts.metrics.values()].flat(),
    ...[...facts.attestations.values()].flat(),
    ...[...facts.records.values()].flat(),
    ...facts.courses,
    ...facts.competencies,
  ]
  return indexFacts([...all.filter(({ id }) => ids.has(id)), ...facts.profiles])
}
