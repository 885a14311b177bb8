import { compare, formatRational, readRational } from '~/platform/rational'
import { holds } from '../../engine/conditions'
import type { CountPeopleRule, EveryRule, MeasureRule, Rule, SomeRule, TeamPlace, TeamRule } from '../../language/rule'
import type { ExampleCompany, ExampleItem, ExamplePerson } from './example-company'
import { fits, justMeeting, personFor, withConditions } from './example-conditions'
import { bring, firstOf, type Making, newItem, numberOf } from './example-numbers'

/**
 * The company with as little more as meets a rule: all parts of an `all`, the first of an `any` that can be met. Null when
 * it is not known how. It is a proposal: the engine says what the company earns.
 */
export function meet(rule: Rule, company: ExampleCompany, making: Making): ExampleCompany | null {
  switch (rule.kind) {
    case 'always':
      return company
    case 'all':
      return meetAll(rule.rules, company, making)
    case 'any':
      return firstOf(rule.rules, (part) => meet(part, company, making))
    case 'atLeast':
      return meetAll(rule.rules.slice(0, rule.count), company, making)
    case 'countPeople':
      return withPeople(rule, company)
    case 'sum': {
      const where = Object.entries(rule.where).map(([field, values]) => ({
        ...{ kind: 'one-of' as const, field, values, not: false },
      }))
      const of = { source: rule.metric, window: null, where, top: null }
      const value = { id: '', kind: 'field' as const, field: 'amount', otherwise: '0/1' }
      const sum = { id: '', kind: 'sum' as const, of, value, otherwise: '0/1' }
      const goal = readRational(rule.atLeast)
      return compare(numberOf(sum, company, making), goal) >= 0 ? company : bring(sum, goal, company, making)
    }
    case 'attestation':
      return { ...company, attestations: [...new Set([...company.attestations, rule.attestation])] }
    case 'competency':
      return { ...company, competencies: [...new Set([...company.competencies, rule.competency])] }
    case 'measure':
      return meetMeasure(rule, company, making)
    case 'team':
      return withTeam(rule, company, making)
    case 'every':
    case 'some':
      return meetEach(rule, company, making)
    case 'onSomeDay':
      return meet(rule.rule, company, making)
    case 'has':
      return null
  }
}

/**
 * What is asked of every item comes last, of the items that other requirements brought; and once more, for the items that
 * it brought itself.
 */
export function meetAll(rules: readonly Rule[], company: ExampleCompany, making: Making): ExampleCompany | null {
  const ofEvery = rules.filter(({ kind }) => kind === 'every')
  const others = rules.filter(({ kind }) => kind !== 'every')
  return [...others, ...ofEvery, ...ofEvery].reduce(
    (made: ExampleCompany | null, rule) => made && meet(rule, made, making),
    company,
  )
}

function meetMeasure({ of, is, than }: MeasureRule, company: ExampleCompany, making: Making): ExampleCompany | null {
  const limit = numberOf(than, company, making)
  if (holds(compare(numberOf(of, company, making), limit), is)) return company
  return bring(of, justMeeting(limit, is), company, making)
}

/** People who are there learn what is missing before others come. */
function withPeople({ atLeast, holding, roles }: CountPeopleRule, company: ExampleCompany): ExampleCompany {
  const asked = holding.mode === 'all' ? holding.certifications : holding.certifications.slice(0, 1)
  const isIn = (person: ExamplePerson) => roles.length === 0 || roles.some((role) => person.roles.includes(role))
  const isCounted = (person: ExamplePerson) =>
    isIn(person) &&
    (holding.mode === 'all'
      ? holding.certifications.every((slug) => person.holds.includes(slug))
      : holding.certifications.some((slug) => person.holds.includes(slug)))
  let missing = atLeast - company.people.filter(isCounted).length
  const people = company.people.map((person) => {
    if (missing <= 0 || isCounted(person) || !isIn(person)) return person
    missing--
    return { ...person, holds: [...new Set([...person.holds, ...asked])] }
  })
  const others = Array.from({ length: Math.max(0, missing) }, () => ({ holds: asked, roles: roles.slice(0, 1) }))
  return { ...company, people: [...people, ...others] }
}

/** As few people as the sharing allows: each fills as many places of one group as anybody may. */
function withTeam({ places, sharing }: TeamRule, company: ExampleCompany, making: Making): ExampleCompany | null {
  const groups =
    sharing.kind === 'disjoint'
      ? places.map((place) => ({ places: [place], atMost: 1 }))
      : sharing.groups.map((group) => ({
          places: places.filter(({ slug }) => group.places.includes(slug)),
          atMost: group.atMost,
        }))
  const people: ExamplePerson[] = []
  for (const group of groups) {
    const slots = group.places.flatMap((place) => Array.from({ length: place.count }, () => place))
    const most = Math.max(0, ...group.places.map(({ count }) => count))
    const needed = Math.max(most, Math.ceil(slots.length / Math.max(1, group.atMost)))
    for (let index = 0; index < needed; index++) {
      const person = inPlaces(
        slots.filter((_, place) => place % needed === index),
        making,
      )
      if (person === null) return null
      people.push(person)
    }
  }
  return { ...company, people: [...company.people, ...people] }
}

function inPlaces(places: readonly TeamPlace[], { variables, programme }: Making): ExamplePerson | null {
  const parts = places.map(({ where }) => personFor(where, variables, programme))
  if (!parts.every((part) => part !== null)) return null
  return {
    holds: [...new Set(parts.flatMap((part) => part.holds))],
    roles: [...new Set(parts.flatMap((part) => part.roles))],
  }
}

function meetEach(rule: EveryRule | SomeRule, company: ExampleCompany, making: Making): ExampleCompany | null {
  return rule.by === null ? meetOfItems(rule, company, making) : meetOfValues(rule, rule.by, company, making)
}

/** Every item that is selected, or as many as are asked, becomes what the rule wants; one is made where there is none. */
function meetOfItems(rule: EveryRule | SomeRule, company: ExampleCompany, making: Making): ExampleCompany | null {
  const { of, satisfies } = rule
  const isSelected = (item: ExampleItem) => item.source === of.source && fits(item, of.where, making.variables)
  const there = company.items.filter(isSelected).length
  const needed = Math.max(1, rule.kind === 'some' ? rule.atLeast : 1) - there
  const added = Array.from({ length: Math.max(0, needed) }, () => newItem(of, making))
  let isKnown = true
  const items = [...company.items, ...added].map((item) => {
    if (!isSelected(item)) return item
    const met = meetOfItem(satisfies, item, making)
    isKnown &&= met !== null
    return met ?? item
  })
  return isKnown ? { ...company, items } : null
}

function meetOfItem(rule: Rule, item: ExampleItem, making: Making): ExampleItem | null {
  if (rule.kind === 'has') return withConditions(item, rule.where, making.variables)
  if (rule.kind === 'all')
    return rule.rules.reduce((one: ExampleItem | null, part) => one && meetOfItem(part, one, making), item)
  if (rule.kind === 'any') return firstOf(rule.rules, (part) => meetOfItem(part, item, making))
  if (rule.kind !== 'measure' || rule.of.kind !== 'field') return null
  const limit = numberOf(rule.than, { people: [], items: [], attestations: [], competencies: [] }, making)
  const value = formatRational(justMeeting(limit, rule.is))
  return { ...item, numbers: { ...item.numbers, [rule.of.field]: value } }
}

/** One value of the field, or as many as are asked, of which the rule is asked and met. */
function meetOfValues(
  rule: EveryRule | SomeRule,
  by: string,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  const wanted = rule.kind === 'some' ? rule.atLeast : 1
  const values = valuesOf(by, making).slice(0, wanted)
  if (values.length < wanted) return null
  return values.reduce((made: ExampleCompany | null, value) => {
    if (made === null) return null
    const inner = { ...making, variables: { ...making.variables, [rule.as ?? by]: value } }
    const begun = rule.when ? meet(rule.when, made, inner) : made
    return begun && meet(rule.satisfies, begun, inner)
  }, company)
}

/** Values that a field is known to have in this version; letters where it is known by none. */
export function valuesOf(field: string, { programme }: Making): string[] {
  const { certifications = {}, words = {} } = programme.definitions ?? {}
  const known = [
    ...Object.keys(words[field]?.values ?? {}),
    ...Object.values(certifications).flatMap((fields) => fields[field] ?? []),
  ]
  return known.length > 0 ? [...new Set(known)] : ['A', 'B', 'C', 'D', 'E']
}
