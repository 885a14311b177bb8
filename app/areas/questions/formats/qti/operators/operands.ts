import { type Rational, rational } from '~/platform/rational'
import { type At, refuse } from '../refusal'
import { numberOf, type Scalar, textOfScalar, type Value } from '../values'

/** One operator: how many operands it takes, and what it makes of their values. NULL goes in and comes out as null. */
export type Operator = {
  readonly least: number
  readonly most: number
  readonly evaluate: (args: readonly Value[], at: At) => Value
}

export const operator = (least: number, most: number, evaluate: Operator['evaluate']): Operator => ({
  least,
  most,
  evaluate,
})

/** The value of an operand that must be single; null when it is NULL. A container of one counts as its value. */
export function asSingle(value: Value, at: At): Scalar | null {
  if (value === null) return null
  if (value.cardinality === 'single') return value.scalar
  const [scalar, another] = value.cardinality === 'record' ? [] : value.scalars
  return scalar && !another ? scalar : refuse('needs-another-value', at, { needed: 'single' })
}

/** The values of an operand that must be a container; a single value counts as a container of one. */
export function asMembers(value: Value, at: At): readonly Scalar[] {
  if (value === null) return []
  if (value.cardinality === 'single') return [value.scalar]
  return value.cardinality === 'record' ? refuse('needs-another-value', at, { needed: 'container' }) : value.scalars
}

export function asBoolean(value: Value, at: At): boolean | null {
  const scalar = asSingle(value, at)
  if (scalar === null) return null
  return 'isTrue' in scalar ? scalar.isTrue : refuse('needs-another-value', at, { needed: 'boolean' })
}

/** A number, or null for NULL and for a text that is no number. */
export function asNumber(value: Value, at: At): Rational | null {
  const scalar = asSingle(value, at)
  return scalar === null ? null : numberIn(scalar, at)
}

function numberIn(scalar: Scalar, at: At): Rational | null {
  if (!('number' in scalar) && scalar.base !== 'string') refuse('needs-another-value', at, { needed: 'number' })
  return numberOf(scalar)
}

/** A whole number; null also when the number is not whole. */
export function asWhole(value: Value, at: At): bigint | null {
  const number = asNumber(value, at)
  return number?.den === 1n ? number.num : null
}

export function asText(value: Value, at: At): string | null {
  const scalar = asSingle(value, at)
  return scalar === null ? null : textOfScalar(scalar)
}

/** All numbers of all operands; null as soon as one is NULL (QTI 2.2 §2.11.4). `isWhole` when all are integers. */
export function asNumbers(args: readonly Value[], at: At): { numbers: Rational[]; isWhole: boolean } | null {
  const numbers: Rational[] = []
  let isWhole = true
  for (const arg of args) {
    if (arg === null) return null
    for (const scalar of asMembers(arg, at)) {
      const number = numberIn(scalar, at)
      if (number === null) return null
      numbers.push(number)
      isWhole &&= isInteger(scalar, number)
    }
  }
  return { numbers, isWhole }
}

const isInteger = (scalar: Scalar, number: Rational): boolean =>
  scalar.base === 'integer' || (scalar.base === 'string' && number.den === 1n)

/** The greatest whole number that is not greater. */
export const floor = ({ num, den }: Rational): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den))
export const whole = (value: bigint): Rational => rational(value)
