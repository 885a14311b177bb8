import { ONE, rational, ZERO } from '~/platform/rational'
import type { EveryRule, HasRule, SomeRule } from '../../language/rule'
import { readConditions } from '../../parse/read-conditions'
import { readSelection, SELECTION_KEYS } from '../../parse/read-selection'
import { fulfils } from '../conditions'
import type { ProofNode } from '../proof'
import type { Item, Scope } from '../scope'
import { select } from '../select'
import { changesByLooking, sparedOneByOne } from './generic'
import type { Reading, RuleKind } from './rule-kind'

/** A rule that every item meets: `{ of: apps, where: { paid: yes }, satisfies: { has: { data-center: yes } } }`. */
export const every: RuleKind<EveryRule> = {
  read: (value, reading) => readEach(value, reading, []),
  observe(rule, scope) {
    const cases = casesOf(rule, scope)
    return { ...observed(cases), needed: rational(cases.length) }
  },
  changes: changesByLooking,
  /** Every item counts, and none can be spared without another question being asked. */
  smallestSupport: (rule, scope) => [...scope.prove(rule, scope).factIds],
}

/** A rule that so many items meet, one if nothing is said: `{ atLeast: 2, of: customers, satisfies: … }`. */
export const some: RuleKind<SomeRule> = {
  read(value, reading) {
    const each = readEach(value, reading, ['atLeast'])
    const fields = each && reading.reader.fields(value, [...EACH_KEYS, 'atLeast'])
    if (!each || !fields) return null
    const atLeast = fields.has('atLeast') ? reading.reader.whole(fields.get('atLeast'), { min: 1, max: 10_000 }) : 1
    return atLeast === null ? null : { ...each, atLeast }
  },
  observe(rule, scope) {
    return { ...observed(casesOf(rule, scope)), needed: rational(rule.atLeast) }
  },
  changes: changesByLooking,
  smallestSupport: sparedOneByOne,
}

/** What the item at hand is like: `{ has: { paid: yes, installs: { atLeast: 500 } } }`. */
export const has: RuleKind<HasRule> = {
  read(value, reading) {
    const where = readConditions(value, reading, reading.itemFields)
    return where && { where }
  },
  observe: ({ where }, scope) => ({
    observed: fulfils(where, scope.item, scope) ? ONE : ZERO,
    needed: ONE,
    evidence: () => ({ factIds: scope.item?.factIds ?? [], personIds: scope.item?.personIds ?? [] }),
  }),
  changes: changesByLooking,
  smallestSupport: sparedOneByOne,
}

const EACH_KEYS = [...SELECTION_KEYS, 'eachValueOf', 'as', 'when', 'satisfies']

function readEach(value: Parameters<RuleKind<EveryRule>['read']>[0], reading: Reading, more: readonly string[]) {
  const { reader } = reading
  const fields = reader.fields(value, [...EACH_KEYS, ...more])
  if (!fields) return null
  const of = readSelection(fields, reading)
  const by = fields.has('eachValueOf') ? reader.text(fields.get('eachValueOf')) : null
  if (fields.has('as') && !fields.has('eachValueOf')) return reader.report(value, 'missing-key', { key: 'eachValueOf' })
  const as = by === null ? null : fields.has('as') ? reader.slug(fields.get('as')) : by
  const inner: Reading = {
    ...reading,
    itemFields: by === null && of ? reading.fieldsOf(of.source) : null,
    variables: as === null ? reading.variables : [...reading.variables, as],
  }
  const when = fields.has('when') ? reading.part(fields.get('when'), 'when', inner) : null
  const satisfies = reading.part(fields.required('satisfies'), 'satisfies', inner)
  const isComplete = of && satisfies && (!fields.has('when') || when) && (!fields.has('eachValueOf') || by)
  return isComplete ? { of, by, as, when, satisfies } : null
}

type Case = { readonly node: ProofNode; readonly items: readonly Item[] }

function casesOf(rule: EveryRule | SomeRule, scope: Scope): Case[] {
  const items = select(rule.of, scope)
  const { by, as, when, satisfies } = rule
  const asked =
    by === null
      ? items.map((item) => ({ name: item.key, items: [item], scope: { ...scope, item } }))
      : [...new Set(items.flatMap((item) => item.texts[by] ?? []))].sort().map((value) => ({
          name: value,
          items: items.filter((item) => item.texts[by]?.includes(value)),
          scope: { ...scope, item: null, variables: { ...scope.variables, [as ?? by]: value } },
        }))
  return asked
    .filter((one) => when === null || scope.prove(when, one.scope).met)
    .map((one) => ({ node: { ...scope.prove(satisfies, one.scope), item: one.name }, items: one.items }))
}

const observed = (cases: readonly Case[]) => ({
  observed: rational(cases.filter(({ node }) => node.met).length),
  cases: cases.map(({ node }) => node),
  evidence: () => ({
    factIds: cases.flatMap(({ node, items }) => [...node.factIds, ...items.flatMap(({ factIds }) => factIds)]),
    personIds: cases.flatMap(({ node, items }) => [...node.personIds, ...items.flatMap(({ personIds }) => personIds)]),
  }),
})
