import { type Rational, toNumber } from '~/platform/rational'
import { isInside } from './area'
import type { Expression, NumberSource } from './expressions'
import type { QtiItem } from './item'
import { mapResponse, mapResponsePoint } from './map-response'
import { fitsRegex } from './match-regex'
import { roundTo } from './operators/arithmetic'
import { fieldValue, indexOf, repeat } from './operators/containers'
import { customOperator } from './operators/custom'
import { anyN } from './operators/logic'
import { isEqual, math, stats } from './operators/numbers'
import { asMembers, asNumber, asText } from './operators/operands'
import { operatorOf } from './operators/operators'
import { type At, refuse } from './refusal'
import { numberValue, truth, type Value } from './values'

/** What an expression may look at: the declarations, and the variables as they are at this moment. */
type Scope = { readonly item: QtiItem; readonly variables: ReadonlyMap<string, Value> }

/** The value of one expression. Refuses what the specification leaves without a meaning, such as a sum of pairs. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { at } = expression
  const inner = (part: Expression) => evaluate(part, scope)
  switch (expression.kind) {
    case 'constant':
      return expression.value
    case 'variable':
      return scope.variables.get(expression.variable) ?? null
    case 'correct':
      return scope.item.responses.get(expression.variable)?.correct ?? null
    case 'default':
      return declared(scope, expression.variable)?.defaultValue ?? null
    case 'mapResponse':
    case 'mapResponsePoint':
      return mapped(expression.kind, expression.variable, scope)
    case 'operator':
      return operatorOf(expression.name).evaluate(expression.args.map(inner), at)
    case 'anyN': {
      const [min, max] = [numberFrom(expression.min, scope, at), numberFrom(expression.max, scope, at)]
      return min && max ? anyN(expression.args.map(inner), min, max, at) : null
    }
    case 'equal':
    case 'equalRounded':
      return evaluateEqual(expression, scope)
    case 'roundTo': {
      const [number, figures] = [asNumber(inner(expression.arg), at), numberFrom(expression.figures, scope, at)]
      const rounded = number && figures ? roundTo(number, expression.mode, figures) : null
      return rounded && numberValue(rounded)
    }
    case 'stringMatch':
    case 'substring':
      return evaluateText(expression, scope)
    case 'patternMatch': {
      const text = asText(inner(expression.arg), at)
      return text === null ? null : truth(fitsRegex(expression.regex, text))
    }
    case 'index': {
      const n = countFrom(expression.n, scope, at)
      return n === null ? null : indexOf(inner(expression.arg), n, at)
    }
    case 'fieldValue':
      return fieldValue(inner(expression.arg), expression.field, at)
    case 'repeat': {
      const times = countFrom(expression.times, scope, at)
      return times === null ? null : repeat(expression.args.map(inner), times, at)
    }
    case 'inside': {
      const value = inner(expression.arg)
      const points = asMembers(value, at)
      return value && truth(points.some((point) => 'x' in point && isInside(expression.area, point)))
    }
    case 'math':
      return math(expression.name, expression.args.map(inner), at)
    case 'stats':
      return stats(expression.name, inner(expression.arg), at)
    case 'custom':
      return customOperator(expression.name, inner(expression.arg), at)
  }
}

const declared = ({ item }: Scope, identifier: string) =>
  item.responses.get(identifier) ?? item.outcomes.get(identifier)

function mapped(kind: 'mapResponse' | 'mapResponsePoint', identifier: string, { item, variables }: Scope): Value {
  const declaration = item.responses.get(identifier)
  const value = variables.get(identifier) ?? null
  const isContainer = declaration?.cardinality !== 'single'
  if (kind === 'mapResponse')
    return declaration?.mapping ? numberValue(mapResponse(declaration.mapping, value, isContainer)) : null
  return declaration?.areaMapping ? numberValue(mapResponsePoint(declaration.areaMapping, value)) : null
}

function numberFrom(source: NumberSource, { variables }: Scope, at: At): Rational | null {
  return 'number' in source ? source.number : asNumber(variables.get(source.variable) ?? null, at)
}
function countFrom(source: NumberSource, scope: Scope, at: At): number | null {
  const number = numberFrom(source, scope, at)
  if (number === null) return null
  return number.den === 1n ? toNumber(number) : refuse('needs-another-value', at, { needed: 'integer' })
}

function evaluateEqual(expression: Extract<Expression, { kind: 'equal' | 'equalRounded' }>, scope: Scope): Value {
  const { at, args } = expression
  const [first, second] = [asNumber(evaluate(args[0], scope), at), asNumber(evaluate(args[1], scope), at)]
  if (!first || !second) return null
  if (expression.kind === 'equalRounded') {
    const figures = numberFrom(expression.figures, scope, at)
    const one = figures && roundTo(first, expression.mode, figures)
    const other = figures && roundTo(second, expression.mode, figures)
    return one && other ? truth(one.num === other.num && one.den === other.den) : null
  }
  const [below, above] = [numberFrom(expression.below, scope, at), numberFrom(expression.above, scope, at)]
  return below && above ? truth(isEqual(first, second, { ...expression, below, above })) : null
}

function evaluateText(expression: Extract<Expression, { kind: 'stringMatch' | 'substring' }>, scope: Scope): Value {
  const { at, args, caseSensitive, isPart, kind } = expression
  const [first, second] = [asText(evaluate(args[0], scope), at), asText(evaluate(args[1], scope), at)]
  if (first === null || second === null) return null
  const [one, other] = [first, second].map((text) => (caseSensitive ? text : text.toLowerCase()).normalize('NFC'))
  if (one === undefined || other === undefined) return null
  return truth(kind === 'substring' ? other.includes(one) : isPart ? one.includes(other) : one === other)
}
