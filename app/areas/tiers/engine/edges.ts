import { addMonths } from '~/platform/calendar'
import type { FactIndex } from '../facts/index-facts'
import type { Condition } from '../language/condition'
import type { Parameter } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Rule } from '../language/rule'
import type { Selection } from '../language/selection'
import { leavesWindow } from '../language/window'
import { isLasting } from './conditions'
import type { Scope } from './scope'
import { lastingOf } from './select'

/**
 * Every moment (epoch ms) at which the truth of a rule may change by the mere passing of time, and perhaps more, in no
 * order: between two of them nothing changes.
 */
export function edgesOfRule(rule: Rule, scope: Scope): number[] {
  switch (rule.kind) {
    case 'always':
      return []
    case 'all':
    case 'any':
    case 'atLeast':
      return rule.rules.flatMap((part) => edgesOfRule(part, scope))
    case 'countPeople':
      return ofPeople(scope.facts)
    case 'sum':
      return (scope.facts.metrics.get(rule.metric) ?? []).flatMap(({ trueFrom }) => [
        trueFrom,
        leavesWindow(rule.window, trueFrom),
      ])
    case 'attestation':
      return (scope.facts.attestations.get(rule.attestation) ?? []).flatMap(ends)
    case 'measure':
      return [...edgesOfNumber(rule.of, scope), ...edgesOfNumber(rule.than, scope)]
    case 'every':
    case 'some':
      return [
        ...edgesOfSelection(rule.of, scope),
        ...(rule.when ? edgesOfRule(rule.when, scope) : []),
        ...edgesOfRule(rule.satisfies, scope),
      ]
    case 'has':
      return ofPartner(rule.where, scope)
    case 'team':
      return [...ofPeople(scope.facts), ...rule.places.flatMap(({ where }) => ofPartner(where, scope))]
    case 'onSomeDay':
      return edgesOfRule(rule.rule, scope).flatMap((edge) => [edge, leavesWindow(rule.window, edge - 1)])
    case 'competency': {
      const defined = scope.definitions.competencies.find(({ slug }) => slug === rule.competency)?.requires
      return [...scope.facts.competencies.flatMap(ends), ...(defined ? edgesOfRule(defined, scope) : [])]
    }
  }
}

/** The same of a number's value. */
export function edgesOfNumber(expression: NumberExpression, scope: Scope): number[] {
  const of = (part: NumberExpression) => edgesOfNumber(part, scope)
  switch (expression.kind) {
    case 'constant':
    case 'field':
      return []
    case 'parameter':
      return scope.definitions.parameters
        .filter(({ slug }) => slug === expression.parameter)
        .flatMap((parameter) => edgesOfParameter(parameter, scope.facts))
    case 'named':
      return scope.definitions.numbers.filter(({ slug }) => slug === expression.name).flatMap(({ is }) => of(is))
    case 'choose':
      return [
        ...expression.cases.flatMap(({ when, value }) => [...ofPartner(when, scope), ...of(value)]),
        ...of(expression.otherwise),
      ]
    case 'count':
      return edgesOfSelection(expression.of, scope)
    case 'sum':
    case 'least':
    case 'greatest':
    case 'average':
    case 'median':
      return [...edgesOfSelection(expression.of, scope), ...of(expression.value)]
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'lowest':
    case 'highest':
    case 'score':
      return expression.parts.flatMap(of)
    case 'points':
      return [expression.of, expression.rate, ...(expression.atMost ? [expression.atMost] : [])].flatMap(of)
    case 'ratio':
      return [...of(expression.of), ...of(expression.to)]
  }
}

function edgesOfSelection(selection: Selection, scope: Scope): number[] {
  const { source, where } = selection
  const own =
    source === 'people'
      ? ofPeople(scope.facts)
      : source === 'competencies'
        ? [
            ...scope.facts.competencies.flatMap(ends),
            ...scope.definitions.competencies.flatMap(({ requires }) => (requires ? edgesOfRule(requires, scope) : [])),
          ]
        : lastingOf(selection, scope).flatMap(({ from, until }) => ends({ trueFrom: from, trueUntil: until }))
  return [...own, ...ofPartner(where, scope)]
}

function edgesOfParameter({ overrides, ramp }: Parameter, facts: FactIndex): number[] {
  const days = overrides
    .flatMap(({ from, until }) => [from, until])
    .flatMap((day) => (day === null ? [] : startOf(day)))
  const joined = facts.profiles.flatMap(({ attributes }) => (attributes.joined ? startOf(attributes.joined) : []))
  return [
    ...facts.profiles.flatMap(ends),
    ...days,
    ...joined.flatMap((from) => ramp.map(({ months }) => addMonths(from, months))),
  ]
}

const ofPeople = ({ people }: FactIndex): number[] =>
  [...people.values()].flatMap(({ held, memberships }) => [...held, ...memberships].flatMap(ends))

/** A partner's own region or segment may change. */
const ofPartner = (conditions: readonly Condition[], { facts }: Scope): number[] =>
  conditions.every(isLasting) ? [] : facts.profiles.flatMap(ends)

const ends = ({ trueFrom, trueUntil }: { trueFrom: number; trueUntil: number | null }): number[] =>
  trueUntil === null ? [trueFrom] : [trueFrom, trueUntil]

const startOf = (day: string): number[] => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? [] : [at]
}
