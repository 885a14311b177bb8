import { groupBy } from '~/platform/group-by'
import type { VersionComparison } from './compare-versions'

/** A partner's comparison with what it is looked up by. */
export type ComparedPartner = {
  readonly partnerId: string
  readonly region: string | null
  readonly comparison: VersionComparison
}

export type ChangeCounts = { readonly promoted: number; readonly demoted: number; readonly unchanged: number }

export type WhatIfSummary = ChangeCounts & {
  readonly partners: number
  /** Demoted only once a time is over for which the tier is kept. */
  readonly demotedLater: number
  /** By region (`''` where none is known), by the tier that partners come from and the one they come to (`''` for none). */
  readonly byRegion: Readonly<Record<string, ChangeCounts>>
  readonly byTierBefore: Readonly<Record<string, ChangeCounts>>
  readonly byTierAfter: Readonly<Record<string, ChangeCounts>>
  /** How often each requirement keeps a partner from the tier that it has now, most often first. */
  readonly failing: readonly { readonly ruleId: string; readonly partners: number }[]
}

/** What a new version would do to all partners together. */
export function sumUp(compared: readonly ComparedPartner[]): WhatIfSummary {
  const failing = new Map<string, number>()
  for (const { comparison } of compared)
    for (const { ruleId } of comparison.failing) failing.set(ruleId, (failing.get(ruleId) ?? 0) + 1)
  return {
    ...countChanges(compared),
    partners: compared.length,
    demotedLater: compared.filter(
      ({ comparison: { change, after } }) => change === 'demoted' && after.graceUntil !== null,
    ).length,
    byRegion: countedBy(compared, ({ region }) => region),
    byTierBefore: countedBy(compared, ({ comparison }) => comparison.before.comesTo),
    byTierAfter: countedBy(compared, ({ comparison }) => comparison.after.comesTo),
    failing: [...failing]
      .map(([ruleId, partners]) => ({ ruleId, partners }))
      .sort((a, b) => b.partners - a.partners || (a.ruleId < b.ruleId ? -1 : 1)),
  }
}

function countChanges(compared: readonly ComparedPartner[]): ChangeCounts {
  const counts = { promoted: 0, demoted: 0, unchanged: 0 }
  for (const { comparison } of compared) counts[comparison.change]++
  return counts
}

function countedBy(
  compared: readonly ComparedPartner[],
  keyOf: (partner: ComparedPartner) => string | null,
): Record<string, ChangeCounts> {
  const groups = groupBy(compared, (partner) => keyOf(partner) ?? '')
  return Object.fromEntries([...groups].map(([key, group]) => [key, countChanges(group)]))
}
