import type { Proof } from '../engine/proof'
import type { Decision, TransitionChange } from './transition'

/** What is read of a stored decision. */
export type Step = {
  decided_at: number
  tier_after: string | null
  tier_computed: string | null
  change: string
  grace_until: number | null
}

/** Stored decisions as the transition reads them. */
export const historyOf = (steps: readonly Step[]): Decision[] =>
  steps.map((step) => ({
    at: step.decided_at,
    tier: step.tier_after,
    computed: step.tier_computed,
    change: step.change as TransitionChange,
    graceUntil: step.grace_until,
  }))

/** What a proof says, apart from when it was asked: equal claims need no new decision. */
export const claimOf = ({ at: _at, knownAt: _knownAt, ...claim }: Proof) => claim

/** A time during which one tier was held; `until` null while it lasts. Epoch milliseconds. */
export type HeldTier = { readonly tier: string | null; readonly from: number; readonly until: number | null }

/** Which tiers were held when, oldest first. */
export function heldTiers(steps: readonly Step[]): HeldTier[] {
  const changes = steps.filter((step, index) => index === 0 || steps[index - 1]?.tier_after !== step.tier_after)
  return changes.map((step, index) => ({
    tier: step.tier_after,
    from: step.decided_at,
    until: changes[index + 1]?.decided_at ?? null,
  }))
}
