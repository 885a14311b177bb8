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
  /** What there is more and less of with it; left out by events from before this was told. */
  better?: BenefitChange[]
  worse?: BenefitChange[]
  /** Until when `to` is kept (epoch milliseconds) though it is not earned: with a tier that was withdrawn. */
  graceUntil: number | null
}

/** What a partner has of benefits is another though its tier is the same: by the rules, or by a condition. */
export type BenefitsChanged = Omit<About, 'decisionId'> & {
  type: 'tiers.benefits-changed'
  /** Epoch milliseconds. */
  at: number
  better: BenefitChange[]
  worse: BenefitChange[]
}

export type BenefitChange = { benefit: string; title: LocalText }

/** A benefit was given to a partner by hand, for longer, or taken back; or it ends soon. Epoch milliseconds. */
export type BenefitGrantChanged = {
  v: 1
  type: 'tiers.benefit-grant-changed'
  change: 'given' | 'extended' | 'ending' | 'withdrawn'
  partnerId: string
  grantId: string
  /** Tells the steps of one grant apart. */
  step: number
  trackSlug: string
  benefit: string
  title: LocalText
  from: number
  until: number
  /** Why; null where nobody said it. */
  reason: string | null
}

/** Requirements were lost; the tier is kept until `graceUntil` (epoch milliseconds). */
export type GraceStarted = About & {
  type: 'tiers.grace-started'
  tier: string
  tierTitle: LocalText
  graceUntil: number
}

/**
 * Somebody of the vendor decided about a tier that is no longer earned: it is kept until a day, or for longer; that was taken
 * back; or it is agreed that it is taken away on a day to come. Epoch milliseconds; `until` null where it was taken back.
 */
export type TierRuled = Omit<About, 'decisionId'> & {
  type: 'tiers.tier-ruled'
  change: 'kept' | 'extended' | 'withdrawn' | 'agreed'
  /** The fact that says so. */
  factId: string
  tier: string
  tierTitle: LocalText
  until: number | null
  reason: string
}

type AboutRules = {
  v: 1
  partnerId: string
  trackSlug: string
  trackTitle: LocalText
  versionId: string
  /** The first moment at which the version counts, epoch milliseconds. */
  effectiveAt: number
}

/** New rules were published for a day to come, or today: what they mean for this partner, in every language. */
export type RulesAnnounced = AboutRules & {
  type: 'tiers.rules-announced'
  change: 'promoted' | 'demoted' | 'unchanged'
  text: LocalText
}

/**
 * Rules that a partner was told of were withdrawn before their day: they do not come. `isReplaced`: rules that were
 * published for that day before them come instead.
 */
export type RulesWithdrawn = AboutRules & { type: 'tiers.rules-withdrawn'; isReplaced: boolean }

/**
 * A tier will be lost unless somebody acts: told 90, 60 and 30 days (`days`) before `lostAt`. With a grace it is kept
 * until `keptUntil`, though no longer earned. Times are epoch milliseconds; `why` and `prevention` are sentences, the latter
 * null when nothing that the rules know prevents it.
 */
export type TierLossAhead = {
  type: 'tiers.loss-ahead'
  v: 1
  partnerId: string
  trackSlug: string
  trackTitle: LocalText
  tier: string
  tierTitle: LocalText
  lostAt: number
  keptUntil: number | null
  days: 30 | 60 | 90
  why: LocalText
  prevention: LocalText | null
}
