import {
  add,
  compare,
  div,
  formatRational,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sub,
  ZERO,
} from '~/platform/rational'
import { scopeOf } from '../../engine/evaluate'
import { evaluateNumber } from '../../engine/evaluate-number'
import { factsAsKnown } from '../../facts/facts-as-known'
import { indexFacts } from '../../facts/index-facts'
import type { AggregateNumber, CountNumber, NumberExpression, RatioNumber } from '../../language/number'
import { effectiveFrom, type Programme } from '../../language/programme'
import type { Selection } from '../../language/selection'
import { type ExampleCompany, type ExampleItem, factsOf } from './example-company'
import { certificationsFor, fits, personFor, type Variables, withConditions } from './example-conditions'

export type Making = { readonly programme: Programme; readonly variables: Variables }

/** What a number is of a company, by the engine. */
export function numberOf(
  expression: NumberExpression,
  company: ExampleCompany,
  { programme, variables }: Making,
): Rational {
  const at = effectiveFrom(programme)
  const index = indexFacts(factsAsKnown(factsOf(company, programme), at))
  return evaluateNumber(expression, { ...scopeOf(programme, index, at, 'numbers'), variables }).value
}

/**
 * The company with as much more, or other, as brings a number to a value; null when it is not known how. Whoever asks lets
 * the engine say what came of it.
 */
export function bring(
  expression: NumberExpression,
  goal: Rational,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  switch (expression.kind) {
    case 'named': {
      const named = making.programme.definitions?.numbers.find(({ slug }) => slug === expression.name)
      return named ? bring(named.is, goal, company, making) : null
    }
    case 'count':
      return bringCount(expression, goal, company, making)
    case 'sum':
    case 'least':
    case 'greatest':
    case 'average':
    case 'median':
      return bringAggregate(expression, goal, company, making)
    case 'ratio':
      return bringRatio(expression, goal, company, making)
    case 'constant':
    case 'parameter':
    case 'field':
    case 'choose':
      return null
    case 'points':
      return bringThrough(expression, expression.of, goal, company, making)
    default:
      return firstOf<NumberExpression, ExampleCompany>(expression.parts, (part) =>
        bringThrough(expression, part, goal, company, making),
      )
  }
}

export const firstOf = <Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null => {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}

/** More than so many of a kind no example needs. */
const MOST = 200

function bringCount(
  { of, by }: CountNumber,
  goal: Rational,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  let made = company
  const count: CountNumber = { id: '', kind: 'count', of, by }
  for (let added = 0; compare(numberOf(count, made, making), goal) < 0; added++) {
    const next = added < MOST ? withOneMore(of, by, made, making) : null
    if (next === null) return null
    made = next
  }
  return made
}

/** Letters stand for values that rules only tell apart. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function withOneMore(of: Selection, by: string | null, company: ExampleCompany, making: Making): ExampleCompany | null {
  const { programme, variables } = making
  if (of.source === 'people') {
    const person = personFor(of.where, variables, programme)
    return person && { ...company, people: [...company.people, person] }
  }
  if (of.source === 'certificates') {
    const [slug] = certificationsFor(of.where, variables, programme)
    return slug === undefined ? null : { ...company, people: [...company.people, { holds: [slug], roles: [] }] }
  }
  if (of.source === 'competencies') {
    const asked = of.where.flatMap((one) => (one.kind === 'one-of' && !one.not ? one.values : []))
    const names = asked.length > 0 ? asked : (programme.definitions?.competencies ?? []).map(({ slug }) => slug)
    const next = names.find((name) => !company.competencies.includes(name))
    return next === undefined ? null : { ...company, competencies: [...company.competencies, next] }
  }
  if (of.source === 'courses') return null
  const item = newItem(of, making)
  const letter = LETTERS[company.items.length % LETTERS.length] ?? ''
  const named = by === null || item.texts[by] ? item : { ...item, texts: { ...item.texts, [by]: letter } }
  return { ...company, items: [...company.items, named] }
}

/** An item that the selection selects. */
export function newItem({ source, where }: Selection, { programme, variables }: Making): ExampleItem {
  const isMetric = programme.metrics.some(({ slug }) => slug === source)
  return withConditions({ source, numbers: isMetric ? { amount: '1/1' } : {}, texts: {} }, where, variables)
}

function bringAggregate(
  expression: AggregateNumber,
  goal: Rational,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  const { of } = expression
  const isMetric = making.programme.metrics.some(({ slug }) => slug === of.source)
  if (isMetric && expression.kind === 'sum') return bringAmount(expression, goal, company, making)
  const field = isMetric ? 'amount' : fieldIn(expression.value)
  if (field === null || ['people', 'certificates', 'courses', 'competencies'].includes(of.source)) return null
  const isOne = (item: ExampleItem) => item.source === of.source && fits(item, of.where, making.variables)
  const begun = company.items.some(isOne) ? company : { ...company, items: [...company.items, newItem(of, making)] }
  const filled = (value: Rational): ExampleCompany => ({
    ...begun,
    items: begun.items.map((item) =>
      isOne(item) ? { ...item, numbers: { ...item.numbers, [field]: formatRational(value) } } : item,
    ),
  })
  return solve((value) => numberOf(expression, filled(value), making), goal, filled)
}

/** The value with which something that grows evenly with it comes to the goal; null when it does not grow. */
function solve(
  of: (value: Rational) => Rational,
  goal: Rational,
  made: (value: Rational) => ExampleCompany,
): ExampleCompany | null {
  const [none, one] = [of(ZERO), of(ONE)]
  const slope = sub(one, none)
  if (compare(slope, ZERO) === 0) return null
  const value = div(sub(goal, none), slope)
  return compare(value, ZERO) < 0 ? null : made(value)
}

/** The field that a value is made of. */
function fieldIn(value: NumberExpression): string | null {
  if (value.kind === 'field') return value.field
  return 'parts' in value ? firstOf(value.parts, fieldIn) : null
}

/** An amount that is part of a greater one is taken from it, so that the whole stays what it was. */
function bringAmount(
  expression: AggregateNumber,
  goal: Rational,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  const { of } = expression
  const item = newItem(of, making)
  const there = numberOf(expression, company, making)
  const isSame = (one: ExampleItem) => one.source === of.source && sameTexts(one.texts, item.texts)
  const known = company.items.find(isSame)
  const amountOf = (one: ExampleItem | undefined) => readRational(one?.numbers.amount ?? '0/1')
  const made = (more: Rational): ExampleCompany => {
    const own = { ...item, numbers: { ...item.numbers, amount: formatRational(add(amountOf(known), more)) } }
    const whole = company.items.find(
      (one) => one.source === of.source && isWider(one.texts, item.texts) && compare(amountOf(one), more) >= 0,
    )
    const rest = company.items.flatMap((one) => {
      if (isSame(one)) return []
      if (one !== whole) return [one]
      const left = sub(amountOf(one), more)
      return compare(left, ZERO) === 0 ? [] : [{ ...one, numbers: { ...one.numbers, amount: formatRational(left) } }]
    })
    return { ...company, items: [...rest, own] }
  }
  const one = made(ONE)
  const slope = sub(numberOf(expression, one, making), there)
  if (compare(slope, ZERO) <= 0 || compare(goal, there) < 0) return null
  return made(div(sub(goal, there), slope))
}

const sameTexts = (a: ExampleItem['texts'], b: ExampleItem['texts']): boolean => isWithin(a, b) && isWithin(b, a)
const isWithin = (a: ExampleItem['texts'], b: ExampleItem['texts']): boolean =>
  Object.entries(a).every(([field, text]) => b[field] === text)
const isWider = (a: ExampleItem['texts'], b: ExampleItem['texts']): boolean => isWithin(a, b) && !isWithin(b, a)

/** What is divided by comes first, unless there is some: as much as makes a whole number of what is divided. */
function bringRatio(
  { of, to }: RatioNumber,
  goal: Rational,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  const there = numberOf(to, company, making)
  const base = compare(there, ZERO) > 0 ? company : bring(to, rational(goal.den), company, making)
  if (base === null) return null
  return bring(of, mul(goal, numberOf(to, base, making)), base, making)
}

/** A number made of others is brought to a value by one of them, if it grows evenly with it. */
function bringThrough(
  whole: NumberExpression,
  part: NumberExpression,
  goal: Rational,
  company: ExampleCompany,
  making: Making,
): ExampleCompany | null {
  const inner = part.kind === 'points' ? part.of : part
  const there = numberOf(inner, company, making)
  const more = bring(inner, add(there, ONE), company, making)
  if (more === null) return null
  const slope = sub(numberOf(whole, more, making), numberOf(whole, company, making))
  if (compare(slope, ZERO) === 0) return null
  const steps = div(sub(goal, numberOf(whole, company, making)), slope)
  return compare(steps, ZERO) < 0 ? null : bring(inner, add(there, steps), company, making)
}
