import { type Rational, rational, readRational } from '~/platform/rational'
import { leavesWindow, type RollingWindow } from '../language/window'
import type { MetricFact } from './facts'

/** Dated amounts, arranged so that the sum within a rolling window can be asked for many dates. */
export type AmountSeries = {
  /** Each with the moment (epoch ms) at which it no longer counts. */
  readonly entries: readonly { readonly fact: MetricFact; readonly leaves: number }[]
  /** The exact sum of what counts at `at` (epoch ms). */
  totalAt(at: number): Rational
}

/**
 * Everything that has come minus everything that has left: two running totals, so an answer costs two binary searches.
 * The totals are whole numbers over one common denominator; nothing is rounded.
 */
export function amountSeries(facts: readonly MetricFact[], window: RollingWindow): AmountSeries {
  // Many amounts carry the same day, and the calendar is slow.
  const ends = new Map<number, number>()
  const entries = facts.map((fact) => {
    const leaves = ends.get(fact.trueFrom) ?? leavesWindow(window, fact.trueFrom)
    ends.set(fact.trueFrom, leaves)
    return { fact, leaves, amount: readRational(fact.amount) }
  })
  const denominator = entries.reduce((common, { amount }) => leastCommonMultiple(common, amount.den), 1n)
  const whole = entries.map(({ fact, leaves, amount }) => ({
    comes: fact.trueFrom,
    leaves,
    units: amount.num * (denominator / amount.den),
  }))
  const come = runningTotal(whole.map(({ comes, units }) => ({ at: comes, units })))
  const left = runningTotal(whole.map(({ leaves, units }) => ({ at: leaves, units })))
  return { entries, totalAt: (at) => rational(come(at) - left(at), denominator) }
}

/** The sum of all steps up to and including a moment. */
function runningTotal(steps: { at: number; units: bigint }[]): (at: number) => bigint {
  const sorted = steps.sort((a, b) => a.at - b.at)
  const totals = [0n]
  for (const { units } of sorted) totals.push((totals.at(-1) ?? 0n) + units)
  return (at) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.at ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return totals[low] ?? 0n
  }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
