import {
  equals,
  exactDecimal,
  formatRational,
  parseRational,
  type Rational,
  rational,
  toNumber,
} from '~/platform/rational'

/** Values as QTI 2.2 §2.3 has them. Numbers are exact. NULL is JavaScript's; an empty text or container is NULL. */
export type BaseType = (typeof BASE_TYPES)[number]
export const BASE_TYPES = [
  'identifier',
  'boolean',
  'integer',
  'float',
  'string',
  'point',
  'pair',
  'directedPair',
  'duration',
  'file',
  'uri',
  'intOrIdentifier',
] as const
export const CARDINALITIES = ['single', 'multiple', 'ordered', 'record'] as const
export type Cardinality = (typeof CARDINALITIES)[number]

export type Scalar =
  | { readonly base: 'identifier' | 'string' | 'uri' | 'file'; readonly text: string }
  | { readonly base: 'boolean'; readonly isTrue: boolean }
  | { readonly base: 'integer' | 'float' | 'duration'; readonly number: Rational }
  | { readonly base: 'point'; readonly x: Rational; readonly y: Rational }
  | { readonly base: 'pair' | 'directedPair'; readonly first: string; readonly second: string }

type Single = { readonly cardinality: 'single'; readonly scalar: Scalar }
type Container = { readonly cardinality: 'multiple' | 'ordered'; readonly scalars: readonly Scalar[] }
type QtiRecord = { readonly cardinality: 'record'; readonly fields: ReadonlyMap<string, Scalar> }
export type Value = Single | Container | QtiRecord | null

const TRUE: Value = { cardinality: 'single', scalar: { base: 'boolean', isTrue: true } }
const FALSE: Value = { cardinality: 'single', scalar: { base: 'boolean', isTrue: false } }
export const truth = (isTrue: boolean | null): Value => (isTrue === null ? null : isTrue ? TRUE : FALSE)

export function single(scalar: Scalar): Value {
  return 'text' in scalar && scalar.text === '' ? null : { cardinality: 'single', scalar }
}
export const container = (cardinality: 'multiple' | 'ordered', scalars: readonly Scalar[]): Value =>
  scalars.length === 0 ? null : { cardinality, scalars }

/** What a value holds, one or several; a record has names instead. */
export const scalarsOf = (value: Value): readonly Scalar[] =>
  value === null || value.cardinality === 'record'
    ? []
    : value.cardinality === 'single'
      ? [value.scalar]
      : value.scalars

export const numberValue = (number: Rational, base: 'integer' | 'float' = 'float'): Value => single({ base, number })

/** Reads the lexical form of a base type (QTI 2.2 §2.3.1); null when the text is not one. */
export function readScalar(base: BaseType, written: string): Scalar | null {
  const text = written.trim()
  switch (base) {
    case 'string':
    case 'file':
      return { base, text: written }
    case 'identifier':
    case 'uri':
      return { base, text }
    case 'boolean':
      return text === 'true' || text === '1'
        ? { base, isTrue: true }
        : text === 'false' || text === '0'
          ? { base, isTrue: false }
          : null
    case 'integer': {
      const number = readNumber(text)
      return number?.den === 1n ? { base, number } : null
    }
    case 'float':
    case 'duration': {
      const number = readNumber(text)
      return number ? { base, number } : null
    }
    case 'intOrIdentifier':
      return /^[+-]?\d+$/.test(text)
        ? { base: 'integer', number: rational(BigInt(text)) }
        : { base: 'identifier', text }
    case 'point': {
      const [x, y, ...more] = text.split(/\s+/).map(readNumber)
      return x && y && more.length === 0 ? { base, x, y } : null
    }
    case 'pair':
    case 'directedPair': {
      const [first, second, ...more] = text.split(/\s+/)
      return first && second && more.length === 0 ? { base, first, second } : null
    }
  }
}

/** A decimal as XML Schema writes it, with or without an exponent. Fractions and per cent are not among them. */
export const readNumber = (text: string): Rational | null =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text.trim())
    ? parseRational(text.trim().replace(/\.(?=e|$)/i, ''))
    : null

/**
 * The number a value stands for where one is needed. A text that is written as a number counts as it, because items
 * declare the responses of text entries as strings and compare them with numbers.
 */
export function numberOf(scalar: Scalar): Rational | null {
  if ('number' in scalar) return scalar.number
  return scalar.base === 'string' ? readNumber(scalar.text) : null
}

/** Whether two values of base types that can be compared are the same. Unordered pairs match either way round. */
export function isSame(a: Scalar, b: Scalar): boolean {
  if ('number' in a || 'number' in b) {
    const [one, other] = [numberOf(a), numberOf(b)]
    return one !== null && other !== null ? equals(one, other) : 'text' in a && 'text' in b && a.text === b.text
  }
  if ('isTrue' in a || 'isTrue' in b) return 'isTrue' in a && 'isTrue' in b && a.isTrue === b.isTrue
  if ('x' in a || 'x' in b) return 'x' in a && 'x' in b && equals(a.x, b.x) && equals(a.y, b.y)
  if ('first' in a && 'first' in b) {
    if (a.first === b.first && a.second === b.second) return true
    return a.base === 'pair' && b.base === 'pair' && a.first === b.second && a.second === b.first
  }
  return textOfScalar(a) === textOfScalar(b)
}

/** The lexical form, as `readScalar` reads it. */
export function textOfScalar(scalar: Scalar): string {
  if ('text' in scalar) return scalar.text
  if ('isTrue' in scalar) return String(scalar.isTrue)
  if ('number' in scalar) return textOfNumber(scalar.number)
  if ('x' in scalar) return `${textOfNumber(scalar.x)} ${textOfNumber(scalar.y)}`
  return `${scalar.first} ${scalar.second}`
}
const textOfNumber = (number: Rational): string => exactDecimal(number) ?? formatRational(number)

type PlainScalar = string | number | boolean
export type PlainValue = PlainScalar | PlainScalar[] | Record<string, PlainScalar> | null

/** As JSON says it: numbers as the nearest JavaScript number, pairs `"A B"`, points `"10 20"`. */
export function toPlain(value: Value): PlainValue {
  if (value === null) return null
  if (value.cardinality === 'single') return plainScalar(value.scalar)
  if (value.cardinality === 'record')
    return Object.fromEntries([...value.fields].map(([name, scalar]) => [name, plainScalar(scalar)]))
  return value.scalars.map(plainScalar)
}

function plainScalar(scalar: Scalar): PlainScalar {
  if ('number' in scalar) return toNumber(scalar.number)
  return 'isTrue' in scalar ? scalar.isTrue : textOfScalar(scalar)
}
