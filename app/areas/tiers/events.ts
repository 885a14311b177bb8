import type { LocalText } from '~/platform/local-text'

type About = {
  v: 1
  partnerId: string
  trackSlug: string
  trackTitle: LocalText
  decisionId: string
}

/**
 * The tier that a partner holds is another one, or its end was called off. Slugs; null stands for no tier, and has no
 * title.
 */
export type TierChanged = About & {
  type: 'tiers.tier-changed'
  from: string | null
  to: string | null
  fromTitle: LocalText | null
  toTitle: LocalText | null
  change: 'promotion' | 'demotion' | 'grace-ended-by-recovery' | 'tier-withdrawn'
  /** Until when `to` is kept (epoch milliseconds) though it is not earned: with a tier that was withdrawn. */
  graceUntil: number | null
}

/** Requirements were lost; the tier is kept until `graceUntil` (epoch milliseconds). */
export type GraceStarted = About & {
  type: 'tiers.grace-started'
  tier: string
  tierTitle: LocalText
  graceUntil: number
}
