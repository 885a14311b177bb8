import { add, compare, mul, negate, type Rational, ZERO } from '~/platform/rational'
import type { Term } from './linear-program'
import { type Building, demand } from './path-building'

/** A number as a constant and a factor for each variable that is yes; exact. */
export type LinearSum = { readonly constant: Rational; readonly terms: ReadonlyMap<string, Rational> }

/**
 * From which side a sum stands for its number. `low`: whatever is chosen it is never more than the number, and may be as
 * much. `high`: never less, and may be as little.
 */
export type Side = 'low' | 'high'
export const opposite = (side: Side): Side => (side === 'low' ? 'high' : 'low')

export const constantSum = (constant: Rational): LinearSum => ({ constant, terms: new Map() })

export function plus(a: LinearSum, b: LinearSum): LinearSum {
  const terms = new Map(a.terms)
  for (const [variable, factor] of b.terms) terms.set(variable, add(terms.get(variable) ?? ZERO, factor))
  return { constant: add(a.constant, b.constant), terms: new Map([...terms].filter(([, { num }]) => num !== 0n)) }
}

export const times = ({ constant, terms }: LinearSum, factor: Rational): LinearSum => ({
  constant: mul(constant, factor),
  terms: factor.num === 0n ? new Map() : new Map([...terms].map(([variable, own]) => [variable, mul(own, factor)])),
})

export const minus = (a: LinearSum, b: LinearSum): LinearSum => plus(a, times(b, { num: -1n, den: 1n }))

/** The lesser of two numbers, by the sums that stand for them from the side. */
export function lowest(a: LinearSum, b: LinearSum, side: Side, model: Building): LinearSum {
  if (compare(mostOf(a), leastOf(b)) <= 0) return a
  if (compare(mostOf(b), leastOf(a)) <= 0) return b
  const either = eitherOf(a, b, side, model)
  if (side === 'low') for (const bound of [a, b]) demandSum(model, minus(bound, either))
  return either
}

/** The greater of two numbers: what the lesser is of their opposites. */
export const highest = (a: LinearSum, b: LinearSum, side: Side, model: Building): LinearSum =>
  opposed(lowest(opposed(a), opposed(b), opposite(side), model))

const opposed = (sum: LinearSum): LinearSum => times(sum, { num: -1n, den: 1n })

const mostOf = ({ constant, terms }: LinearSum): Rational =>
  [...terms.values()].filter(({ num }) => num > 0n).reduce(add, constant)
const leastOf = ({ constant, terms }: LinearSum): Rational =>
  [...terms.values()].filter(({ num }) => num < 0n).reduce(add, constant)

/** One of two sums, as a variable of its own says: each variable of a sum has a copy that counts when it is that sum. */
function eitherOf(a: LinearSum, b: LinearSum, side: Side, model: Building): LinearSum {
  const isB = model.fresh()
  const terms = new Map([[isB, add(b.constant, negate(a.constant))]])
  for (const [sum, counts] of [
    [a, 'unless'],
    [b, 'when'],
  ] as const)
    for (const [variable, factor] of sum.terms) {
      const copy = model.fresh()
      terms.set(copy, factor)
      const sign = counts === 'when' ? 1 : -1
      if (factor.num > 0n === (side === 'low')) {
        demand(
          model,
          [
            [1, variable],
            [-1, copy],
          ],
          0,
        )
        demand(
          model,
          [
            [sign, isB],
            [-1, copy],
          ],
          sign === 1 ? 0 : -1,
        )
      } else
        demand(
          model,
          [
            [1, copy],
            [-1, variable],
            [-sign, isB],
          ],
          sign === 1 ? -1 : 0,
        )
    }
  return { constant: a.constant, terms: new Map([...terms].filter(([, { num }]) => num !== 0n)) }
}

/** The whole numbers of a constraint; solvers do not tell larger ones apart surely. */
const MOST = 10_000_000n

/** The solver cannot be asked exactly. */
export class TooFineError extends Error {}

/**
 * Demands that a sum is not negative (`strictly`: that it is positive) when a variable is yes, or always without one. Says
 * whether that is so however is chosen, or never.
 * @throws TooFineError when the numbers are too large or too fine for a solver
 */
export function demandSum(
  model: Building,
  { constant, terms }: LinearSum,
  of: { strictly?: boolean; when?: string } = {},
): 'always' | 'never' | 'demanded' {
  const scale = [...terms.values()].reduce((all, { den }) => (all / divisor(all, den)) * den, 1n)
  const scaled = [...terms].map(([variable, { num, den }]) => [num * (scale / den), variable] as const)
  const common = scaled.reduce((all, [factor]) => divisor(all, factor), 0n) || 1n
  const whole = scaled.map(([factor, variable]) => [factor / common, variable] as const)
  const needed = leastWhole({ num: -constant.num * scale, den: constant.den * common }, of.strictly ?? false)
  const least = whole.reduce((sum, [factor]) => (factor < 0n ? sum + factor : sum), 0n)
  const most = whole.reduce((sum, [factor]) => (factor > 0n ? sum + factor : sum), 0n)
  if (needed <= least) return 'always'
  if (needed > most) return 'never'
  if (most - least > MOST) throw new TooFineError('the numbers of a requirement are too fine for a solver')
  const sum = whole.map(([factor, variable]): Term => [Number(factor), variable])
  if (of.when === undefined) demand(model, sum, Number(needed))
  else demand(model, [...sum, [Number(least - needed), of.when]], Number(least))
  return 'demanded'
}

/** The least whole number that is enough. */
function leastWhole({ num, den }: Rational, strictly: boolean): bigint {
  const below = num / den - (num % den !== 0n && num < 0n ? 1n : 0n)
  return strictly || num % den === 0n ? below + (strictly ? 1n : 0n) : below + 1n
}

/** The greatest common divisor, not negative. */
const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b))
