import { readRational, toNumber } from '~/platform/rational'
import { type Programme, rankOf } from '../../language/programme'
import { keptIn } from '../../what-if/compare-versions'
import type { EarnedByThreshold } from '../../what-if/earned-by-threshold'
import type { ThresholdCurve } from './threshold-curve-step'

/** One partner: the tier it comes to now, and what it would earn at every value. */
export type ThresholdPartner = { readonly before: string | null; readonly earned: EarnedByThreshold }

/**
 * Adds up what every partner would earn, so that any value is answered by looking it up. Each partner changes at few
 * values, so the work grows with the partners and not with partners times values.
 * @param of.from the version that they hold their tiers by
 */
export function thresholdCurve(
  partners: readonly ThresholdPartner[],
  of: { readonly from: Programme | null; readonly to: Programme },
): ThresholdCurve {
  const numbers = new Map<string, number>()
  for (const { earned } of partners)
    for (const value of earned.values) if (!numbers.has(value)) numbers.set(value, toNumber(readRational(value)))
  const values = [...new Set(numbers.values())].sort((a, b) => a - b)
  const places = new Map(values.map((value, index) => [value, index]))
  const count = 2 * values.length + 1
  const changes = Array.from({ length: count + 1 }, () => [0, 0, 0] as [number, number, number])
  const add = (from: number, until: number, which: 0 | 1 | 2) => {
    const [start, end] = [changes[from], changes[until]]
    if (start && end) {
      start[which]++
      end[which]--
    }
  }
  for (const { before, earned } of partners) {
    const kept = of.from ? rankOf(of.to.tiers, keptIn(of.to, of.from, before)) : -1
    const own = earned.values.map((value) => 2 * (places.get(numbers.get(value) ?? 0) ?? 0) + 1)
    const stretches: [number, number, string | null][] = earned.between.flatMap((tier, index) => {
      const from = index === 0 ? 0 : (own[index - 1] ?? 0) + 1
      const until = own[index] ?? count
      const at: [number, number, string | null][] =
        index < own.length ? [[until, until + 1, earned.at[index] ?? null]] : []
      return [[from, until, tier], ...at]
    })
    for (const [from, until, tier] of stretches) {
      const rise = rankOf(of.to.tiers, tier) - kept
      if (rise !== 0) add(from, until, rise > 0 ? 0 : 1)
    }
    const last = own.at(-1)
    if (last !== undefined) add(0, last + 1, 2)
  }
  let held: [number, number, number] = [0, 0, 0]
  const steps = changes.slice(0, count).map(([up, down, reaching]): [number, number, number] => {
    held = [held[0] + up, held[1] + down, held[2] + reaching]
    return held
  })
  return { partners: partners.length, values, steps }
}
