import type { Step } from './decision-history'

/** A time during which one tier was held in one state; epoch milliseconds. `isKept`: held, though no longer earned. */
export type TierPeriod = {
  readonly tier: string | null
  readonly from: number
  readonly until: number
  readonly isKept: boolean
}

/** What was held from the first decision until now, without gaps: a period begins whenever the tier or its grace changes. */
export function tierPeriods(steps: readonly Step[], now: number): TierPeriod[] {
  const changes = steps.filter((step, place) => {
    const before = steps[place - 1]
    return (
      !before || before.tier_after !== step.tier_after || (before.grace_until === null) !== (step.grace_until === null)
    )
  })
  return changes.map((step, place) => ({
    tier: step.tier_after,
    from: step.decided_at,
    until: changes[place + 1]?.decided_at ?? Math.max(now, step.decided_at),
    isKept: step.grace_until !== null,
  }))
}
