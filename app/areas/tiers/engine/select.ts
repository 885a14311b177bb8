import { compare, mul, type Rational, readRational, ZERO } from '~/platform/rational'
import {
  type CertificateHeldFact,
  isCurrent,
  type MetricFact,
  type RecordFact,
  type StandingFact,
} from '../facts/facts'
import { belongs, type FactIndex, type PersonFacts } from '../facts/index-facts'
import type { Definitions } from '../language/definitions'
import type { Selection } from '../language/selection'
import { countsDuring } from '../language/window'
import { fulfils, isLasting } from './conditions'
import type { ProofNode } from './proof'
import type { Item, Scope } from './scope'

/** The items of a selection at the scope's moment, in the order in which they came. */
export function select(selection: Selection, scope: Scope): Item[] {
  const found =
    selection.source === 'people' || selection.source === 'competencies'
      ? (selection.source === 'people' ? peopleAt(scope) : competenciesAt(scope)).filter((item) =>
          fulfils(selection.where, item, scope),
        )
      : lastingOf(selection, scope).flatMap(({ item, from, until }) =>
          from <= scope.at && (until === null || scope.at < until) && fulfils(selection.where, item, scope) ? item : [],
        )
  return selection.top === null ? found : topOf(found, selection.top)
}

/** An item and from when until when (epoch ms, the end excluded) it is counted. */
export type Counted = { readonly item: Item; readonly from: number; readonly until: number | null }

/** Many dates are asked about the same facts, by several rules and versions: what does not depend on the date is made once. */
const known = new WeakMap<FactIndex, Map<string, readonly Counted[]>>()
const names = new WeakMap<Definitions, WeakMap<Selection, string>>()

/** What a selection of facts may ever select; conditions on the partner and on variables are left for each moment. */
export function lastingOf(selection: Selection, scope: Scope): readonly Counted[] {
  const ofFacts = known.get(scope.facts) ?? new Map<string, readonly Counted[]>()
  known.set(scope.facts, ofFacts)
  const name = nameOf(selection, scope)
  const made = ofFacts.get(name) ?? makeLasting(selection, scope)
  ofFacts.set(name, made)
  return made
}

/** Selections of the same name select the same: all that `makeLasting` reads of the version is in it. */
function nameOf(selection: Selection, { definitions, currency }: Scope): string {
  const ofVersion = names.get(definitions) ?? new WeakMap<Selection, string>()
  names.set(definitions, ofVersion)
  const name = ofVersion.get(selection) ?? writeName(selection, definitions)
  ofVersion.set(selection, name)
  return `${currency} ${name}`
}

const writeName = ({ source, window, where }: Selection, { certifications, records, rates }: Definitions): string =>
  JSON.stringify([source, window, where.filter(isLasting), certifications, records, rates])

function makeLasting({ source, window, where }: Selection, scope: Scope): Counted[] {
  const lasting = where.filter(isLasting)
  return itemsOf(source, scope)
    .filter(({ item }) => fulfils(lasting, item, scope))
    .flatMap(({ item, until }) => {
      const span = window === null ? { from: item.from, until } : countsDuring(window, item.from)
      return span === null ? [] : [{ item, ...span }]
    })
    .sort((a, b) => a.item.from - b.item.from || (a.item.key < b.item.key ? -1 : 1))
}

function itemsOf(source: string, scope: Scope): { item: Item; until: number | null }[] {
  const { facts, definitions } = scope
  if (source === 'certificates')
    return [...facts.people.values()].flatMap((person) =>
      person.held.map((fact) => ({ item: certificateItem(fact, definitions), until: fact.trueUntil })),
    )
  if (source === 'courses')
    return facts.courses.map((fact) => ({
      item: itemOf(fact, fact.id, { personIds: [fact.personId], texts: { course: [fact.course] } }),
      until: fact.trueUntil,
    }))
  const metrics = facts.metrics.get(source)
  if (metrics)
    return metrics.map((fact) => ({
      item: itemOf(fact, fact.id, { numbers: { amount: inCurrency(fact.amount, fact, scope) } }),
      until: fact.trueUntil,
    }))
  const definition = definitions.records.find(({ slug }) => slug === source)
  return (facts.records.get(source) ?? []).map((fact) => ({
    item: itemOf(fact, fact.key ?? fact.id, {
      personIds: fact.personId === null ? [] : [fact.personId],
      numbers: Object.fromEntries(
        Object.entries(fact.numbers).map(([field, value]) => [
          field,
          definition?.fields[field] === 'money' ? inCurrency(value, fact, scope) : readRational(value),
        ]),
      ),
    }),
    until: fact.trueUntil,
  }))
}

const itemOf = (fact: StandingFact, key: string, more: Partial<Item>): Item => ({
  key,
  factIds: [fact.id],
  personIds: [],
  from: fact.trueFrom,
  numbers: {},
  ...more,
  texts: { ...listed(fact.attributes), ...more.texts },
})

/**
 * The people who work for the partner at the moment. Somebody of whom no membership is recorded counts by a certificate
 * that names the partner.
 */
function peopleAt(scope: Scope): Item[] {
  return [...scope.facts.people]
    .filter(([, person]) => belongs(person, [], scope.at))
    .map(([personId, person]) => personAt(personId, person, scope))
    .filter((item) => item.factIds.length > 0)
    .sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1))
}

function personAt(key: string, { held, memberships }: PersonFacts, { at, definitions }: Scope): Item {
  const certificates = held.filter((fact) => isCurrent(fact, at)).map((fact) => certificateItem(fact, definitions))
  const current = memberships.filter((fact) => isCurrent(fact, at)).map((fact) => itemOf(fact, fact.id, {}))
  const roles = memberships.filter((fact) => isCurrent(fact, at)).flatMap((fact) => fact.roles)
  const texts: Record<string, string[]> = { role: roles, certification: [] }
  for (const item of current) for (const [field, values] of Object.entries(item.texts)) append(texts, field, values)
  for (const item of certificates) append(texts, 'certification', item.texts.certification ?? [])
  return {
    ...{ key, texts, numbers: {}, personIds: [key], certificates },
    factIds: [...current, ...certificates].flatMap(({ factIds }) => factIds),
    from: Math.min(...(current.length > 0 ? current : certificates).map(({ from }) => from)),
  }
}

function append(texts: Record<string, string[]>, field: string, values: readonly string[]): void {
  texts[field] = [...(texts[field] ?? []), ...values]
}

const certificateItem = (fact: CertificateHeldFact, { certifications }: Scope['definitions']): Item =>
  itemOf(fact, fact.id, {
    personIds: [fact.personId],
    texts: { certification: [fact.certification], ...listed(certifications[fact.certification]) },
  })

/** The competencies that the partner has at the moment, each once: granted, or by the rule that defines it. */
export function competenciesAt(scope: Scope): Item[] {
  const granted = scope.facts.competencies.filter((fact) => isCurrent(fact, scope.at))
  const names = [
    ...new Set([
      ...granted.map(({ competency }) => competency),
      ...scope.definitions.competencies.map(({ slug }) => slug),
    ]),
  ]
  return names.flatMap((name) => {
    const facts = granted.filter(({ competency }) => competency === name)
    const rule = scope.definitions.competencies.find(({ slug }) => slug === name)?.requires
    const node = facts.length === 0 && rule ? scope.prove(rule, { ...scope, item: null, variables: {} }) : null
    if (facts.length === 0 && !node?.met) return []
    const behind = node ? evidenceOf(node) : { factIds: facts.map(({ id }) => id), personIds: [] }
    const from = Math.min(...facts.map(({ trueFrom }) => trueFrom), scope.at)
    return [{ key: name, from, numbers: {}, texts: { competency: [name] }, ...behind }]
  })
}

function evidenceOf(node: ProofNode): Pick<Item, 'factIds' | 'personIds'> {
  const all = [node, ...node.children, ...(node.cases ?? [])]
  const below = [...node.children, ...(node.cases ?? [])].map(evidenceOf)
  return {
    factIds: [...all.flatMap(({ factIds }) => factIds), ...below.flatMap(({ factIds }) => factIds)],
    personIds: [...all.flatMap(({ personIds }) => personIds), ...below.flatMap(({ personIds }) => personIds)],
  }
}

/** An amount in the programme's currency, by the table that applied when it became true. */
export function inCurrency(
  amount: string,
  fact: MetricFact | RecordFact,
  { currency, definitions }: Pick<Scope, 'currency' | 'definitions'>,
): Rational {
  const value = readRational(amount)
  if (fact.currency === undefined || fact.currency === currency) return value
  const day = new Date(fact.trueFrom).toISOString().slice(0, 10)
  const rate = definitions.rates.findLast(({ from }) => from <= day)?.rates[fact.currency]
  return rate === undefined ? ZERO : mul(value, readRational(rate))
}

function topOf(items: readonly Item[], { by, count, order }: NonNullable<Selection['top']>): Item[] {
  const rank = (a: Item, b: Item): number => {
    if (order === 'latest') return b.from - a.from
    const [x, y] = [a.numbers[by] ?? ZERO, b.numbers[by] ?? ZERO]
    return order === 'greatest' ? compare(y, x) : compare(x, y)
  }
  return items.toSorted(rank).slice(0, count)
}

const listed = (texts: Readonly<Record<string, string>> | undefined): Record<string, string[]> =>
  Object.fromEntries(Object.entries(texts ?? {}).map(([field, value]) => [field, [value]]))
