import { canonicalJson } from '~/platform/json'
import {
  add,
  compare,
  div,
  max,
  min,
  mul,
  negate,
  ONE,
  type Rational,
  rational,
  readRational,
  ZERO,
} from '~/platform/rational'
import { NO_DEFINITIONS, type Parameter } from '../language/definitions'
import type { NumberExpression, RatioNumber } from '../language/number'
import type { Programme } from '../language/programme'
import type { Selection } from '../language/selection'
import { fitting, isPossible, isWithin } from './condition-faults'
import { ANY, between, endwise, higher, hull, type Interval, lower, opposite, point, product } from './interval'
import type { Vendor } from './vendor'

/**
 * Which values a number can have, whatever the facts are. Never narrower than the truth: amounts may be negative, as
 * credit notes are, and what partners' profiles say may be anything. `within` are the defined numbers that are being
 * looked at, so that one defined by itself ends.
 */
export function boundsOf(number: NumberExpression, vendor: Vendor, within: readonly string[] = []): Interval {
  const inner = (part: NumberExpression) => boundsOf(part, vendor, within)
  switch (number.kind) {
    case 'constant':
      return point(readRational(number.value))
    case 'parameter': {
      const parameter = definitionsOf(vendor).parameters.find(({ slug }) => slug === number.parameter)
      return parameter ? boundsOfParameter(parameter) : ANY
    }
    case 'named': {
      const named = definitionsOf(vendor).numbers.find(({ slug }) => slug === number.name)
      return named && !within.includes(number.name) ? boundsOf(named.is, vendor, [...within, number.name]) : ANY
    }
    case 'field':
      return ANY
    case 'choose':
      return hull([...number.cases.map(({ value }) => inner(value)), inner(number.otherwise)])
    case 'count':
      return between(ZERO, mostOf(number.of, number.by, vendor), true)
    case 'sum':
      return isEmpty(number.of, vendor) ? point(ZERO) : sumOf(inner(number.value), mostOf(number.of, null, vendor))
    case 'least':
    case 'greatest':
    case 'average':
    case 'median': {
      const otherwise = point(readRational(number.otherwise))
      return isEmpty(number.of, vendor) ? otherwise : hull([inner(number.value), otherwise])
    }
    case 'add':
    case 'score':
      return number.parts.map(inner).reduce((a, b) => endwise(a, b, add), point(ZERO))
    case 'subtract': {
      const [first = point(ZERO), ...others] = number.parts.map(inner)
      return others.reduce((a, b) => endwise(a, opposite(b, negate), add), first)
    }
    case 'multiply':
      return number.parts.map(inner).reduce(product, point(ONE))
    case 'lowest':
      return number.parts.map(inner).reduce(lower)
    case 'highest':
      return number.parts.map(inner).reduce(higher)
    case 'points': {
      const points = product(inner(number.of), inner(number.rate))
      return number.atMost ? lower(points, inner(number.atMost)) : points
    }
    case 'ratio':
      return boundsOfRatio(number, vendor, within)
  }
}

/** Every value that a parameter has for somebody, newcomers included. */
export function boundsOfParameter({ value, overrides, ramp }: Parameter): Interval {
  const values = [value, ...overrides.map((override) => override.value)].map((text) => point(readRational(text)))
  return hull(
    [ONE, ...ramp.map(({ share }) => readRational(share))].map((share) => product(hull(values), point(share))),
  )
}

function sumOf(value: Interval, most: Rational | null): Interval {
  const isPositive = value.low !== null && compare(value.low, ZERO) >= 0
  const high = most && value.high && mul(most, max(value.high, ZERO))
  return { low: isPositive ? ZERO : most && value.low && mul(most, min(value.low, ZERO)), high, whole: value.whole }
}

/** How many items a selection has at most; null when there is no saying. */
function mostOf(of: Selection, by: string | null, vendor: Vendor): Rational | null {
  if (isEmpty(of, vendor)) return ZERO
  const limits: number[] = of.top ? [of.top.count] : []
  const names = of.where.flatMap((one) =>
    one.kind === 'one-of' && !one.not && one.field === 'competency' ? [one.values.length] : [],
  )
  if (of.source === 'competencies') limits.push(definitionsOf(vendor).competencies.length, ...names)
  if (of.source === 'certificates' && by === 'certification')
    limits.push(fitting(of.where, vendor)?.length ?? Number.POSITIVE_INFINITY)
  const least = Math.min(...limits)
  return Number.isFinite(least) ? rational(least) : null
}

/** Can the selection have no item at all? */
export function isEmpty({ source, where }: Selection, vendor: Vendor): boolean {
  if (!isPossible(where, source, vendor)) return true
  return source === 'certificates' && fitting(where, vendor)?.length === 0
}

function boundsOfRatio(ratio: RatioNumber, vendor: Vendor, within: readonly string[]): Interval {
  const otherwise = point(readRational(ratio.otherwise))
  const isOfCounts = resolved(ratio.of, vendor.programme).kind === 'count'
  if (isOfCounts && isShare(ratio, vendor.programme)) return hull([between(ZERO, ONE), otherwise])
  const [of, to] = [ratio.of, ratio.to].map((part) => boundsOf(part, vendor, within)) as [Interval, Interval]
  if (of.low === null || to.low === null || compare(of.low, ZERO) < 0 || compare(to.low, ZERO) < 0) return ANY
  const divisor = ratio.from === null ? to.low : max(to.low, readRational(ratio.from))
  const least = ratio.atMost === null ? divisor : min(divisor, readRational(ratio.atMost))
  const high = of.high && compare(least, ZERO) > 0 ? div(of.high, least) : null
  return hull([between(ZERO, high), otherwise])
}

/** Is the ratio one of a part to its whole, which is not capped? Then it is never more than 1, credit notes apart. */
export function isShare({ of, to, atMost }: RatioNumber, programme: Programme): boolean {
  if (atMost !== null) return false
  const [part, whole] = [resolved(of, programme), resolved(to, programme)]
  if (part.kind === 'count' && whole.kind === 'count') return part.by === whole.by && isPartOf(part.of, whole.of)
  return (
    part.kind === 'sum' &&
    whole.kind === 'sum' &&
    isPartOf(part.of, whole.of) &&
    keyOf(part.value, programme) === keyOf(whole.value, programme)
  )
}

/** Is what one selection takes always among what the other takes? */
export const isPartOf = (part: Selection, whole: Selection): boolean =>
  part.source === whole.source &&
  part.top === null &&
  whole.top === null &&
  canonicalJson(part.window) === canonicalJson(whole.window) &&
  isWithin(part.where, whole.where)

/** A number behind its names. */
export function resolved(
  number: NumberExpression,
  programme: Programme,
  within: readonly string[] = [],
): NumberExpression {
  if (number.kind !== 'named' || within.includes(number.name)) return number
  const found = (programme.definitions ?? NO_DEFINITIONS).numbers.find(({ slug }) => slug === number.name)
  return found ? resolved(found.is, programme, [...within, number.name]) : number
}

/** The same text for numbers that are always the same, wherever they stand and whatever they are called. */
export const keyOf = (number: NumberExpression, programme: Programme): string =>
  canonicalJson(withoutNames(number, programme, []))

function withoutNames(value: unknown, programme: Programme, within: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, programme, within))
  if (typeof value !== 'object' || value === null) return value
  const name = 'kind' in value && value.kind === 'named' && 'name' in value ? String(value.name) : null
  const found = (programme.definitions ?? NO_DEFINITIONS).numbers.find(({ slug }) => slug === name)
  if (name !== null && found && !within.includes(name)) return withoutNames(found.is, programme, [...within, name])
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'title')
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNames(inner, programme, within)]))
}

const definitionsOf = ({ programme }: Vendor) => programme.definitions ?? NO_DEFINITIONS
