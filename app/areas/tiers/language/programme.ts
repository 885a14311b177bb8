import type { LocalText } from '~/platform/local-text'
import type { Definitions } from './definitions'
import type { Rule } from './rule'

/**
 * One version of a track's rules: plain JSON, complete in itself, never changed after publishing. Its canonical JSON
 * is what is hashed and stored; where each rule stood in the author's file is kept apart (`parse-programme`).
 */
export type Programme = {
  readonly format: 1
  readonly track: string
  readonly title: LocalText
  /** The UTC day from whose start the version is in force, `2026-07-01`. */
  readonly effective: string
  /** ISO 4217; the one currency in which money metrics are given. */
  readonly currency: string
  readonly metrics: readonly Metric[]
  readonly attestations: readonly AttestationDefinition[]
  readonly benefits: readonly BenefitDefinition[]
  /** Lowest first; empty for a programme without tiers. */
  readonly tiers: readonly Tier[]
  readonly transition: TransitionPolicy
  /** Left out by a version that defines nothing. */
  readonly definitions?: Definitions
}

export type Tier = {
  readonly slug: string
  readonly title: LocalText
  readonly requires: Rule
  /** What this tier sets; what it leaves out is inherited from the tier below. */
  readonly benefits: Readonly<Record<string, BenefitValue>>
  /**
   * By benefit: what its value asks beside the tier. Until it is met, the tier below says what there is. Left out by a
   * tier whose benefits ask nothing, so that versions from before there were conditions keep their text and hash.
   */
  readonly conditions?: Readonly<Record<string, Rule>>
}

export const METRIC_UNITS = ['money', 'count', 'percent'] as const
export const AGGREGATIONS = ['sum'] as const
export type MetricUnit = (typeof METRIC_UNITS)[number]

export type Metric = {
  readonly slug: string
  readonly unit: MetricUnit
  readonly aggregation: (typeof AGGREGATIONS)[number]
  readonly title: LocalText
  /** What amounts may say of themselves, so that rules can ask no other; left out: whatever facts bring. */
  readonly fields?: readonly string[]
}

export type AttestationDefinition = { readonly slug: string; readonly title: LocalText }

export const BENEFIT_UNITS = ['percent', 'hours', 'count', 'yes-no', 'money', 'text'] as const
export type BenefitUnit = (typeof BENEFIT_UNITS)[number]
/** A text is for people ("A named manager"); everything else is enforced as it is. Money in major units. */
export type BenefitValue = number | boolean | LocalText
export type BenefitDefinition = {
  readonly slug: string
  readonly unit: BenefitUnit
  readonly title: LocalText
  /** Of a benefit in money, when it is not the programme's; ISO 4217. */
  readonly currency?: string
  /** How it is used, in words, and where: a path within the product or an address of the web. */
  readonly use?: { readonly text: LocalText; readonly link?: string }
  readonly usage?: BenefitUsage
}

/**
 * What is counted of it. `licences`: how many are handed out. `fund`: what is spent in a calendar year, of a fixed amount
 * (`from: null`) or of a share of the year's amounts of a money metric. `answers`: whether support kept to the hours.
 */
export type BenefitUsage =
  | { readonly kind: 'licences' }
  | { readonly kind: 'fund'; readonly from: string | null }
  | { readonly kind: 'answers' }

/** How a computed tier becomes the held one; apart from the requirements, so that either can change alone. */
export type TransitionPolicy = {
  /** As soon as it is earned, or on certain days of each year. */
  readonly promote: { readonly kind: 'at-once' } | AtReviews
  /**
   * `after-grace`: the tier is kept for this many days of 24 hours after the requirements were lost; 0 takes it at once.
   * `at-reviews`: until the first review day on which they are not met, and `graceDays` days of 24 hours after it.
   * `at-anniversary`: kept until full years have passed since it was given.
   */
  readonly demote:
    | { readonly kind: 'after-grace'; readonly days: number }
    | (AtReviews & { readonly graceDays?: number })
    | { readonly kind: 'at-anniversary' }
  /** `first-months`: no tier is taken away within so many calendar months of the partner's first decision. */
  readonly protection: { readonly kind: 'none' } | { readonly kind: 'first-months'; readonly months: number }
  /** A higher tier must be earned for so long without a break before it is given; left out: for no time. */
  readonly sustained?: { readonly unit: 'months' | 'days'; readonly length: number }
  /** Where only one tier is gone up, or down, at a time; the next step waits as the first one did. */
  readonly oneStep?: readonly ('promote' | 'demote')[]
  /** A tier is taken away only after somebody of the vendor has agreed to it. */
  readonly approval?: true
}

/** Days of each year, `03-01`, from whose start in UTC it is looked at; in order. */
export type AtReviews = { readonly kind: 'at-reviews'; readonly days: readonly string[] }

/** The first moment (epoch ms) at which the version is in force. */
export const effectiveFrom = (programme: { effective: string }): number =>
  Date.parse(`${programme.effective}T00:00:00Z`)

/** A tier's place from the bottom: 0 is the lowest, −1 stands for "no tier". */
export const rankOf = (tiers: readonly { slug: string }[], slug: string | null): number =>
  slug === null ? -1 : tiers.findIndex((tier) => tier.slug === slug)
