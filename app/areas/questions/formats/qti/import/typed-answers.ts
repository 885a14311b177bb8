import {
  abs,
  add,
  compare,
  div,
  equals,
  exactDecimal,
  mul,
  type Rational,
  rational,
  sub,
  ZERO,
} from '~/platform/rational'
import type { Expression, NumberSource, Rule } from '../expressions'
import type { QtiItem, ResponseDeclaration } from '../item'
import { patternOfRegex } from '../pattern-regex'
import { numberOf, scalarsOf, textOfScalar } from '../values'

/** A text that the item compares a typed response with, as our pattern, and whether its case counts. */
export type TextAnswer = { readonly pattern: string; readonly caseSensitive: boolean; readonly sample: string }
/** A number with what it may be off; `isRelative` when the margin is a share of the number. */
export type NumberAnswer = { readonly value: Rational; readonly margin: Rational; readonly isRelative: boolean }

const literalPattern = (text: string): string => text.replaceAll('*', '\\*')

/** Every text that the item knows for a response: in its mapping, its correct response and its rules, each once. */
export function textAnswers(item: QtiItem, response: ResponseDeclaration): TextAnswer[] {
  const found: TextAnswer[] = []
  const add = (text: string, caseSensitive: boolean, pattern = literalPattern(text), sample = text) => {
    if (pattern.trim() !== '' && !found.some((one) => one.pattern === pattern))
      found.push({ pattern, caseSensitive, sample })
  }
  for (const { key, caseSensitive } of response.mapping?.entries ?? []) add(textOfScalar(key), caseSensitive)
  for (const test of testsOn(item.rules, response.identifier)) {
    if (test.kind === 'regex') {
      const read = patternOfRegex(test.regex)
      if (read) add(read.sample, read.caseSensitive, read.pattern, read.sample)
    } else if (test.kind === 'text') {
      const literal = literalPattern(test.text)
      add(test.text, test.caseSensitive, test.isPart ? `*${literal}*` : literal)
    } else if (test.kind === 'equal') add(exactDecimal(test.value) ?? '', true)
  }
  for (const scalar of scalarsOf(response.correct)) add(textOfScalar(scalar), true)
  return found
}

/** Every number with its tolerance that the item compares a response with, in the order of the rules. */
export function numberAnswers(item: QtiItem, response: ResponseDeclaration): NumberAnswer[] {
  const found: NumberAnswer[] = []
  const push = (value: Rational, margin: Rational, isRelative = false) => {
    if (!found.some((one) => equals(one.value, value) && equals(one.margin, margin)))
      found.push({ value, margin, isRelative })
  }
  for (const test of testsOn(item.rules, response.identifier)) {
    if (test.kind === 'equal') push(test.value, test.margin, test.isRelative)
    else if (test.kind === 'between')
      push(div(add(test.low, test.high), rational(2)), div(sub(test.high, test.low), rational(2)))
    else if (test.kind === 'text') {
      const number = numberOf({ base: 'string', text: test.text })
      if (number) push(number, ZERO)
    }
  }
  if (found.length > 0) return found
  for (const { key } of response.mapping?.entries ?? []) {
    const number = numberOf(key)
    if (number) push(number, ZERO)
  }
  for (const scalar of scalarsOf(response.correct)) {
    const number = numberOf(scalar)
    if (number) push(number, ZERO)
  }
  return found
}

type Test =
  | { readonly kind: 'text'; readonly text: string; readonly caseSensitive: boolean; readonly isPart: boolean }
  | { readonly kind: 'regex'; readonly regex: string }
  | { readonly kind: 'equal'; readonly value: Rational; readonly margin: Rational; readonly isRelative: boolean }
  | { readonly kind: 'between'; readonly low: Rational; readonly high: Rational }

/** The comparisons of one variable with constants, wherever they stand in the rules. */
function testsOn(rules: readonly Rule[], variable: string): Test[] {
  return rules.flatMap((rule): Test[] => {
    if (rule.kind === 'exit') return []
    if (rule.kind !== 'condition') return testsIn(rule.value, variable)
    return rule.branches.flatMap(({ test, rules }) => [
      ...(test ? testsIn(test, variable) : []),
      ...testsOn(rules, variable),
    ])
  })
}

function testsIn(expression: Expression, variable: string): Test[] {
  const between = rangeOf(expression, variable)
  if (between) return [between]
  const test = testOf(expression, variable)
  if (test) return [test]
  const inner = 'args' in expression ? expression.args : 'arg' in expression ? [expression.arg] : []
  return inner.flatMap((part) => testsIn(part, variable))
}

function testOf(expression: Expression, variable: string): Test | null {
  if (expression.kind === 'patternMatch')
    return isAbout(expression.arg, variable) ? { kind: 'regex', regex: expression.pattern } : null
  if (!('args' in expression) || expression.args.length !== 2) return null
  const constant = expression.args.find((arg) => arg.kind === 'constant')
  const other = expression.args.find((arg) => arg !== constant)
  if (!constant || !other || !isAbout(other, variable) || constant.kind !== 'constant') return null
  const scalar = scalarsOf(constant.value)[0]
  if (!scalar) return null
  const text = textOfScalar(scalar)
  if (expression.kind === 'stringMatch' || expression.kind === 'substring') {
    const { caseSensitive, isPart, kind } = expression
    return { kind: 'text', text, caseSensitive, isPart: isPart || kind === 'substring' }
  }
  const number = numberOf(scalar)
  if (expression.kind === 'equal' && number) return equalTest(expression, number)
  if (expression.kind !== 'operator' || (expression.name !== 'match' && expression.name !== 'member')) return null
  if (scalar.base === 'integer' || scalar.base === 'float')
    return { kind: 'equal', value: scalar.number, margin: ZERO, isRelative: false }
  return { kind: 'text', text, caseSensitive: true, isPart: false }
}

function equalTest(expression: Extract<Expression, { kind: 'equal' }>, number: Rational): Test | null {
  const [below, above] = [constantOf(expression.below), constantOf(expression.above)]
  if (!below || !above) return null
  if (expression.mode === 'exact') return { kind: 'equal', value: number, margin: ZERO, isRelative: false }
  if (expression.mode === 'relative' && equals(below, above))
    return { kind: 'equal', value: number, margin: div(below, rational(100)), isRelative: true }
  const [low, high] =
    expression.mode === 'absolute' ? [sub(number, below), add(number, above)] : relativeBounds(number, below, above)
  if (expression.mode === 'absolute' && equals(below, above))
    return { kind: 'equal', value: number, margin: below, isRelative: false }
  return { kind: 'between', low, high }
}

function relativeBounds(number: Rational, below: Rational, above: Rational): [Rational, Rational] {
  const size = div(abs(number), rational(100))
  return [sub(number, mul(size, below)), add(number, mul(size, above))]
}

const constantOf = (source: NumberSource): Rational | null => ('number' in source ? source.number : null)

/** `gte` and `lte` of the same variable inside one `and` are a range. */
function rangeOf(expression: Expression, variable: string): Test | null {
  if (expression.kind !== 'operator' || expression.name !== 'and') return null
  let low: Rational | null = null
  let high: Rational | null = null
  for (const part of expression.args) {
    if (part.kind !== 'operator') continue
    const [left, right] = part.args
    const number = right?.kind === 'constant' ? scalarsOf(right.value).map(numberOf)[0] : null
    if (!left || !number || !isAbout(left, variable)) continue
    if (part.name === 'gte' || part.name === 'gt') low = number
    if (part.name === 'lte' || part.name === 'lt') high = number
  }
  return low && high && compare(low, high) <= 0 ? { kind: 'between', low, high } : null
}

/** Whether an expression is the variable itself, or the variable tidied up. */
function isAbout(expression: Expression, variable: string): boolean {
  if (expression.kind === 'variable') return expression.variable === variable
  if (expression.kind === 'custom' || expression.kind === 'roundTo') return isAbout(expression.arg, variable)
  return (
    expression.kind === 'operator' &&
    expression.args.length === 1 &&
    expression.args.every((arg) => isAbout(arg, variable))
  )
}
