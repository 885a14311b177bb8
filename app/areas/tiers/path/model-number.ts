import { groupBy } from '~/platform/group-by'
import { compare, div, min, mul, ONE, type Rational, rational, readRational } from '~/platform/rational'
import { fulfils } from '../engine/conditions'
import { evaluateNumber } from '../engine/evaluate-number'
import type { CountNumber, NumberExpression } from '../language/number'
import { constantSum, highest, type LinearSum, lowest, opposite, plus, type Side, times } from './linear-sum'
import { itemsOf, type Possible } from './model-items'
import { type Building, demand } from './path-building'
import { readsLearning } from './reads-learning'

/**
 * The sum that stands for a number when certifications are earned; null where it depends on them in a way that is no sum
 * of steps (an average over people, a share of what learning changes too).
 */
export function sumFor(expression: NumberExpression, side: Side, model: Building): LinearSum | null {
  const { scope } = model
  if (!readsLearning(expression, scope.definitions)) return constantSum(evaluateNumber(expression, scope).value)
  switch (expression.kind) {
    case 'named': {
      const named = scope.definitions.numbers.find(({ slug }) => slug === expression.name)
      return named ? sumFor(named.is, side, model) : null
    }
    case 'choose': {
      const found = expression.cases.find(({ when }) => fulfils(when, null, scope))
      return sumFor(found?.value ?? expression.otherwise, side, model)
    }
    case 'count':
      return countOf(expression, side, model)
    case 'sum': {
      if (readsLearning(expression.value, scope.definitions)) return null
      const valued = itemsOf(expression.of, model)?.map((one) => ({
        ...one,
        value: evaluateNumber(expression.value, { ...scope, item: one.item }).value,
      }))
      return valued
        ? valued.reduce((all, { value, when }) => {
            const counted = presence(when(value.num < 0n ? opposite(side) : side))
            return plus(all, times(counted, value))
          }, NOTHING)
        : null
    }
    case 'add':
    case 'score':
      return expression.parts.reduce<LinearSum | null>(
        (all, part) => both(all, sumFor(part, side, model), plus),
        NOTHING,
      )
    case 'subtract': {
      const [first, ...others] = expression.parts
      const from = first ? sumFor(first, side, model) : NOTHING
      return others.reduce<LinearSum | null>(
        (left, part) => both(left, sumFor(part, opposite(side), model), (a, b) => plus(a, times(b, rational(-1)))),
        from,
      )
    }
    case 'multiply':
      return productOf(expression.parts, side, model)
    case 'points': {
      const points = productOf([expression.of, expression.rate], side, model)
      if (expression.atMost === null) return points
      return both(points, sumFor(expression.atMost, side, model), (a, b) => lowest(a, b, side, model))
    }
    case 'lowest':
    case 'highest': {
      const take = expression.kind === 'lowest' ? lowest : highest
      const [first, ...others] = expression.parts.map((part) => sumFor(part, side, model))
      return others.reduce<LinearSum | null>(
        (all, part) => both(all, part ?? null, (a, b) => take(a, b, side, model)),
        first ?? null,
      )
    }
    case 'ratio': {
      if (readsLearning(expression.to, scope.definitions)) return null
      const { atMost, from, otherwise } = expression
      const to = evaluateNumber(expression.to, scope).value
      if (to.num === 0n || (from !== null && compare(to, readRational(from)) < 0))
        return constantSum(readRational(otherwise))
      const share = div(ONE, atMost === null ? to : min(to, readRational(atMost)))
      return scaled(expression.of, share, side, model)
    }
    default:
      return null
  }
}

const NOTHING = constantSum(rational(0))

const both = (
  a: LinearSum | null,
  b: LinearSum | null,
  make: (a: LinearSum, b: LinearSum) => LinearSum,
): LinearSum | null => (a && b ? make(a, b) : null)

/** A product of which one part at most is learned. */
function productOf(parts: readonly NumberExpression[], side: Side, model: Building): LinearSum | null {
  const learned = parts.filter((part) => readsLearning(part, model.scope.definitions))
  const [one] = learned
  if (!one || learned.length > 1) return null
  const factor = parts
    .filter((part) => part !== one)
    .map((part) => evaluateNumber(part, model.scope).value)
    .reduce(mul, ONE)
  return scaled(one, factor, side, model)
}

function scaled(expression: NumberExpression, factor: Rational, side: Side, model: Building): LinearSum | null {
  const sum = sumFor(expression, factor.num < 0n ? opposite(side) : side, model)
  return sum && times(sum, factor)
}

/** How many items there are, or how many different values of a field they have. */
function countOf({ of, by }: CountNumber, side: Side, model: Building): LinearSum | null {
  const items = itemsOf(of, model)
  if (items === null) return null
  if (by === null) return items.map(({ when }) => presence(when(side))).reduce(plus, NOTHING)
  // What a person holds is a value of the person that learning changes.
  if (of.source === 'people' && by === 'certification') return null
  const byValue = groupBy(
    items.flatMap((one) => (one.item.texts[by] ?? []).map((value) => ({ value, one }))),
    ({ value }) => value,
  )
  return [...byValue.values()]
    .map((own) =>
      presence(
        anyOf(
          own.map(({ one }) => one),
          side,
          model,
        ),
      ),
    )
    .reduce(plus, NOTHING)
}

/** Whether one of them is there. */
function anyOf(items: readonly Possible[], side: Side, model: Building): true | string | null {
  const there = items.map(({ when }) => when(side))
  if (there.includes(true)) return true
  const variables = there.filter((one) => typeof one === 'string')
  if (variables.length < 2) return variables[0] ?? null
  const any = model.fresh()
  if (side === 'low') demand(model, [...variables.map((one) => [1, one] as const), [-1, any]], 0)
  else
    for (const one of variables)
      demand(
        model,
        [
          [1, any],
          [-1, one],
        ],
        0,
      )
  return any
}

/** One when it is there, by the variable that says so. */
const presence = (when: true | string | null): LinearSum =>
  when === null
    ? NOTHING
    : when === true
      ? constantSum(ONE)
      : { constant: NOTHING.constant, terms: new Map([[when, ONE]]) }
