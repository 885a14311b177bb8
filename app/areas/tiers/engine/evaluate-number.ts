import { addMonths } from '~/platform/calendar'
import {
  add,
  compare,
  div,
  formatRational,
  max,
  min,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sub,
  sum,
  ZERO,
} from '~/platform/rational'
import type { Parameter } from '../language/definitions'
import type { AggregateNumber, NumberExpression } from '../language/number'
import { fulfils, profileAt } from './conditions'
import type { NumberNode } from './proof'
import type { Item, Scope } from './scope'
import { select } from './select'

/** The value of a number at the scope's moment, exact, and how it came about. */
export type Valued = { readonly value: Rational; readonly node: NumberNode }

/**
 * The value of an expression, with the tree that explains it: a part of the tree for each number that the author wrote
 * down; what is made of each item is told by the facts that were read.
 */
export function evaluateNumber(expression: NumberExpression, scope: Scope): Valued {
  const { id, kind } = expression
  const made = (value: Rational, children: readonly Valued[] = [], items: readonly Item[] = []): Valued => ({
    value,
    node: {
      ...{ id, kind, value: formatRational(value) },
      factIds: sortedOnce(items.flatMap((item) => item.factIds)),
      personIds: sortedOnce(items.flatMap((item) => item.personIds)),
      children: children.map(({ node }) => node),
    },
  })
  switch (expression.kind) {
    case 'constant':
      return made(readRational(expression.value))
    case 'parameter':
      return made(parameterOf(expression.parameter, scope))
    case 'named': {
      const named = evaluateNumber(definitionOf(expression.name, scope), { ...scope, item: null, variables: {} })
      return made(named.value, [named])
    }
    case 'field':
      return made(scope.item?.numbers[expression.field] ?? readRational(expression.otherwise))
    case 'choose': {
      const found = expression.cases.find(({ when }) => fulfils(when, scope.item, scope))
      const chosen = evaluateNumber(found?.value ?? expression.otherwise, scope)
      return made(chosen.value, [chosen])
    }
    case 'count': {
      const items = select(expression.of, scope)
      const { by } = expression
      return made(
        rational(by === null ? items.length : new Set(items.flatMap((item) => item.texts[by] ?? [])).size),
        [],
        items,
      )
    }
    case 'sum':
    case 'least':
    case 'greatest':
    case 'average':
    case 'median': {
      const items = select(expression.of, scope)
      const values = items.map((item) => evaluateNumber(expression.value, { ...scope, item }).value)
      return made(aggregated(expression, values), [], items)
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'lowest':
    case 'highest': {
      const parts = expression.parts.map((part) => evaluateNumber(part, scope))
      return made(COMBINE[expression.kind](parts.map(({ value }) => value)), parts)
    }
    case 'points': {
      const [of, rate] = [evaluateNumber(expression.of, scope), evaluateNumber(expression.rate, scope)]
      const atMost = expression.atMost && evaluateNumber(expression.atMost, scope)
      const points = mul(of.value, rate.value)
      return made(atMost ? min(points, atMost.value) : points, [of, rate, ...(atMost ? [atMost] : [])])
    }
    case 'score': {
      const parts = expression.parts.map((part) => evaluateNumber(part, scope))
      return made(sum(parts.map(({ value }) => value)), parts)
    }
    case 'ratio': {
      const [of, to] = [evaluateNumber(expression.of, scope), evaluateNumber(expression.to, scope)]
      return made(ratioOf(expression, of.value, to.value), [of, to])
    }
  }
}

const COMBINE: Record<
  'add' | 'subtract' | 'multiply' | 'lowest' | 'highest',
  (parts: readonly Rational[]) => Rational
> = {
  add: (parts) => sum(parts),
  subtract: ([first = ZERO, ...others]) => sub(first, sum(others)),
  multiply: (parts) => parts.reduce(mul, ONE),
  lowest: ([first = ZERO, ...others]) => others.reduce(min, first),
  highest: ([first = ZERO, ...others]) => others.reduce(max, first),
}

function aggregated({ kind, otherwise }: AggregateNumber, values: readonly Rational[]): Rational {
  const [first, ...others] = values
  if (kind === 'sum') return sum(values)
  if (first === undefined) return readRational(otherwise)
  if (kind === 'least') return others.reduce(min, first)
  if (kind === 'greatest') return others.reduce(max, first)
  return kind === 'average' ? div(sum(values), rational(values.length)) : medianOf(values)
}

/** The one in the middle; of two in the middle, what lies halfway. */
function medianOf(values: readonly Rational[]): Rational {
  const sorted = values.toSorted(compare)
  const middle = sorted.length >> 1
  const [upper = ZERO, lower = upper] = [sorted[middle], sorted[middle - 1]]
  return sorted.length % 2 === 1 ? upper : div(add(lower, upper), rational(2))
}

function ratioOf(
  { atMost, from, otherwise }: Extract<NumberExpression, { kind: 'ratio' }>,
  of: Rational,
  to: Rational,
): Rational {
  if (compare(to, ZERO) === 0 || (from !== null && compare(to, readRational(from)) < 0)) return readRational(otherwise)
  return div(of, atMost === null ? to : min(to, readRational(atMost)))
}

/** What a parameter is for the partner at the moment: the first override that fits, else its value; less for newcomers. */
function parameterOf(slug: string, scope: Scope): Rational {
  const parameter = scope.definitions.parameters.find((known) => known.slug === slug)
  if (!parameter) throw new RangeError(`the programme has no parameter ${slug}`)
  const day = new Date(scope.at).toISOString().slice(0, 10)
  const override = parameter.overrides.find(
    ({ when, from, until }) =>
      (from === null || day >= from) && (until === null || day < until) && fulfils(when, null, scope),
  )
  return mul(readRational(override?.value ?? parameter.value), shareOf(parameter, scope))
}

function shareOf({ ramp }: Parameter, { facts, at }: Scope): Rational {
  const joined = Date.parse(`${profileAt(facts, at).joined}T00:00:00Z`)
  const step = Number.isNaN(joined) ? undefined : ramp.find(({ months }) => at < addMonths(joined, months))
  return step ? readRational(step.share) : ONE
}

function definitionOf(name: string, { definitions }: Scope): NumberExpression {
  const found = definitions.numbers.find(({ slug }) => slug === name)
  if (!found) throw new RangeError(`the programme defines no number ${name}`)
  return found.is
}

const sortedOnce = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
