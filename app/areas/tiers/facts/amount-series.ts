import { type Rational, rational, readRational, ZERO } from '~/platform/rational'
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
 * They are made when a second moment is asked about; of one the sum is taken as it stands. The totals are whole numbers
 * over one common denominator; nothing is rounded.
 */
export function amountSeries(facts: readonly MetricFact[], window: RollingWindow): AmountSeries {
  // Many amounts carry the same day, and the calendar is slow.
  const ends = new Map<number, number>()
  const amounts = facts.map((fact) => readRational(fact.amount))
  const denominator = amounts.reduce((common, { den }) => leastCommonMultiple(common, den), 1n)
  const entries = facts.map((fact, place) => {
    const leaves = ends.get(fact.trueFrom) ?? leavesWindow(window, fact.trueFrom)
    ends.set(fact.trueFrom, leaves)
    const { num, den } = amounts[place] ?? ZERO
    return { fact, leaves, units: den === denominator ? num : num * (denominator / den) }
  })
  let asked: number | null = null
  let totals: { come: RunningTotal; left: RunningTotal } | undefined
  const totalAt = (at: number): bigint => {
    if (asked === null || asked === at) {
      asked = at
      return entries.reduce(
        (sum, { fact, leaves, units }) => (fact.trueFrom <= at && at < leaves ? sum + units : sum),
        0n,
      )
    }
    totals ??= {
      come: runningTotal(entries.map(({ fact, units }) => ({ at: fact.trueFrom, units }))),
      left: runningTotal(entries.map(({ leaves, units }) => ({ at: leaves, units }))),
    }
    return totals.come(at) - totals.left(at)
  }
  return { entries, totalAt: (at) => rational(totalAt(at), denominator) }
}

type RunningTotal = (at: number) => bigint

/** The sum of all steps up to and including a moment. */
function runningTotal(steps: { at: number; units: bigint }[]): RunningTotal {
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
  if (a === b) return a
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
