import type { Condition } from '../language/condition'
import { NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Programme } from '../language/programme'
import { partsOf, type Rule } from '../language/rule'
import type { Selection } from '../language/selection'

/** What a rule or number is asked of: an item of a source that fulfils conditions, or the partner. */
export type About = { readonly source: string | null; readonly given: readonly Condition[] }

export const PARTNER: About = { source: null, given: [] }

/** A place in the rules of a version, with the id under which it is known. */
export type Site =
  | { readonly at: 'rule'; readonly id: string; readonly rule: Rule; readonly about: About }
  | { readonly at: 'number'; readonly id: string; readonly number: NumberExpression; readonly about: About }
  | { readonly at: 'selection'; readonly id: string; readonly of: Selection }
  /** Conditions on items of a source; null for the partner. */
  | { readonly at: 'where'; readonly id: string; readonly source: string | null; readonly where: readonly Condition[] }

/** Every rule, number, selection and list of conditions of a version, outermost first. */
export function sitesOf(programme: Programme): Site[] {
  const { numbers, competencies, parameters } = programme.definitions ?? NO_DEFINITIONS
  return [
    ...parameters.flatMap(({ slug, overrides }) =>
      overrides.flatMap(({ when }): Site[] => conditionSites(when, null, `parameters.${slug}`)),
    ),
    ...numbers.flatMap(({ is }) => numberSites(is, PARTNER)),
    ...competencies.flatMap(({ requires }) => (requires ? ruleSites(requires, PARTNER) : [])),
    ...programme.tiers.flatMap(({ requires, conditions = {} }) =>
      [requires, ...Object.values(conditions)].flatMap((rule) => ruleSites(rule, PARTNER)),
    ),
  ]
}

function ruleSites(rule: Rule, about: About): Site[] {
  const { id } = rule
  const own: Site = { at: 'rule', id, rule, about }
  const parts = partsOf(rule).flatMap((part) => ruleSites(part, about))
  switch (rule.kind) {
    case 'measure':
      return [own, ...numberSites(rule.of, about), ...numberSites(rule.than, about)]
    case 'every':
    case 'some': {
      const item = itemOf(rule)
      const when = rule.when ? ruleSites(rule.when, item) : []
      return [own, ...selectionSites(rule.of, id), ...when, ...ruleSites(rule.satisfies, item)]
    }
    case 'has':
      return [own, ...conditionSites(rule.where, about.source, id)]
    case 'team':
      return [own, ...rule.places.flatMap(({ where }) => conditionSites(where, 'people', id))]
    case 'onSomeDay':
      return [own, ...ruleSites(rule.rule, about)]
    default:
      return [own, ...parts]
  }
}

/** What `every` and `some` ask their rule of: each item, or, value by value, the partner. */
export const itemOf = ({ of, by }: { of: Selection; by: string | null }): About =>
  by === null ? { source: of.source, given: of.where } : PARTNER

function numberSites(number: NumberExpression, about: About): Site[] {
  const { id } = number
  const own: Site = { at: 'number', id, number, about }
  const inner = (part: NumberExpression) => numberSites(part, about)
  switch (number.kind) {
    case 'count':
      return [own, ...selectionSites(number.of, id)]
    case 'sum':
    case 'least':
    case 'greatest':
    case 'average':
    case 'median':
      return [
        own,
        ...selectionSites(number.of, id),
        ...numberSites(number.value, { source: number.of.source, given: number.of.where }),
      ]
    case 'choose':
      return [
        own,
        ...number.cases.flatMap(({ when, value }) => [...conditionSites(when, about.source, id), ...inner(value)]),
        ...inner(number.otherwise),
      ]
    case 'ratio':
      return [own, ...inner(number.of), ...inner(number.to)]
    case 'points':
      return [own, ...inner(number.of), ...inner(number.rate), ...(number.atMost ? inner(number.atMost) : [])]
    case 'score':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'lowest':
    case 'highest':
      return [own, ...number.parts.flatMap(inner)]
    default:
      return [own]
  }
}

const selectionSites = (of: Selection, id: string): Site[] => [
  { at: 'selection', id, of },
  ...conditionSites(of.where, of.source, id),
]

const conditionSites = (where: readonly Condition[], source: string | null, id: string): Site[] =>
  where.length === 0
    ? []
    : [
        { at: 'where', id, source, where },
        ...where.flatMap((one) => (one.kind === 'holds' ? conditionSites(one.where, 'certificates', id) : [])),
      ]
