import type { LocalText } from './local-text'

type About = {
  v: 1
  partnerId: string
  trackSlug: string
  trackTitle: LocalText
  decisionId: string
}

/** The tier that a partner holds is another one, or its end was called off. Slugs; null stands for no tier. */
export type TierChanged = About & {
  type: 'tiers.tier-changed'
  from: string | null
  to: string | null
  toTitle: LocalText
  change: 'promotion' | 'demotion' | 'grace-ended-by-recovery'
}

/** Requirements were lost; the tier is kept until `graceUntil` (epoch milliseconds). */
export type GraceStarted = About & {
  type: 'tiers.grace-started'
  tier: string
  tierTitle: LocalText
  graceUntil: number
}
