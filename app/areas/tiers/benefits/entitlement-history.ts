import { canonicalJson } from '~/platform/json'
import type { BenefitValue } from '../language/programme'
import { type EntitlementSource, entitlementIn, type TrackHistory } from './entitlement'
import { spanOf } from './grant'

/** What was had of a benefit for a time; `value` null for nothing. Epoch ms, the end excluded; null when none is known. */
export type EntitlementPeriod = {
  readonly from: number
  readonly until: number | null
  readonly value: BenefitValue | null
  readonly source: EntitlementSource | null
}

/**
 * Everything a partner ever had of a benefit in a track, oldest first, and what it will lose by the dates known now. It
 * is derived, never stored: decisions, proved conditions and grants say what was had at each moment.
 */
export function entitlementHistory(history: TrackHistory, benefit: string): EntitlementPeriod[] {
  const periods: EntitlementPeriod[] = []
  for (const at of momentsOf(history, benefit)) {
    const had = entitlementIn(history, benefit, at)
    const last = periods.at(-1)
    const now = { value: had?.value ?? null, source: had?.source ?? null }
    if (last && canonicalJson({ value: last.value, source: last.source }) === canonicalJson(now)) continue
    if (last) periods[periods.length - 1] = { ...last, until: at }
    periods.push({ from: at, until: null, ...now })
  }
  return periods
}

/** When it may have become another: between two of these moments nothing changes. */
function momentsOf({ steps, proofs, grants }: TrackHistory, benefit: string): number[] {
  const first = steps[0]?.at
  if (first === undefined) return []
  const ofGrants = grants
    .filter((grant) => grant.benefit === benefit)
    .flatMap((grant) => {
      const { from, until } = spanOf(grant)
      return [from, until]
    })
  const all = [...steps.map(({ at }) => at), ...proofs.map(({ at }) => at), ...ofGrants]
  return [...new Set(all.filter((at) => at >= first))].sort((a, b) => a - b)
}

/** The period that a moment lies in. */
export const periodAt = (periods: readonly EntitlementPeriod[], at: number): EntitlementPeriod | undefined =>
  periods.find(({ from, until }) => from <= at && (until === null || at < until))
