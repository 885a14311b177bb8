import { addMonths } from '~/platform/calendar'
import type { LocalText } from '~/platform/local-text'
import { compare, readRational, toNumber, ZERO } from '~/platform/rational'
import { type ComparedBenefit, compareBenefits } from '../benefits/benefits'
import { metIn, proveConditions } from '../benefits/conditions'
import { type HeldTier, heldTiers, historyOf, type Step } from '../decisions/decision-history'
import { type ForecastStep, forecast, peopleMargin } from '../decisions/forecast'
import { type ForecastView, forecastView } from '../decisions/forecast-view'
import { type Checklist, checklist } from '../describe/checklist'
import { describeHeadline, describeMargin } from '../describe/headline'
import type { Sentence } from '../describe/sentence'
import { describePolicy } from '../describe/transition'
import { type WhyLine, whyHeld, whyNot } from '../describe/why'
import { evaluate } from '../engine/evaluate'
import { type Expiry, expiries } from '../engine/expiries'
import { tierToAimAt } from '../engine/minimal-sets'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { type RequirementRun, requirementRuns } from './progress'

/** A tier with its place: rung 1 is the lowest of `rungs`. */
export type TierName = {
  readonly slug: string
  readonly title: LocalText
  readonly rung: number
  readonly rungs: number
}

export type LadderRung = {
  readonly tier: TierName
  readonly state: 'ahead' | 'next' | 'here' | 'past'
  /** The last time it was held, if ever. */
  readonly period: HeldTier | null
}

/** What lies ahead of the held tier if nobody acts; epoch milliseconds. */
export type Outlook = {
  /** "Your margin over Gold is one certified person." */
  readonly margin: Sentence | null
  /** The same as a number; null when the tier counts no people or is not earned. */
  readonly spare: number | null
  readonly usedUpAt: number | null
  /** Requirements are lost; with a grace before the fall. */
  readonly lostAt: number | null
  readonly fall: { readonly at: number; readonly to: TierName | null } | null
}

/** One partner in one track, as its pages show it. Sentences are not yet in a language. */
export type TrackView = {
  readonly slug: string
  readonly title: LocalText
  /** Of its money metrics; ISO 4217. */
  readonly currency: string
  readonly effectiveAt: number
  readonly nextRulesAt: number | null
  /** The moment that everything here is about. */
  readonly checkedAt: number
  readonly held: TierName | null
  readonly next: TierName | null
  readonly graceUntil: number | null
  readonly headline: Sentence
  readonly outlook: Outlook
  /** Highest first. */
  readonly ladder: readonly LadderRung[]
  /** The tier that `whyNot` is about: the one asked about where it is above and not earned, else the next. */
  readonly missed: TierName | null
  /** Why the held tier is held, as far as the facts earn it, and why the missed one is not. */
  readonly why: readonly WhyLine[]
  readonly whyNot: readonly WhyLine[]
  /**
   * Of the tier asked about; else of the next one, of the held one while its grace runs and at the top. Null in a
   * programme without tiers.
   */
  readonly checklist: Checklist | null
  readonly asked: TierName | null
  /** The countable requirements of that tier over time. */
  readonly runs: readonly RequirementRun[]
  readonly forecast: ForecastView
  readonly benefits: readonly ComparedBenefit[]
  readonly expiries: readonly Expiry[]
  readonly policy: readonly Sentence[]
}

export type TrackInput = {
  readonly programme: Programme
  readonly effectiveAt: number
  readonly nextRulesAt: number | null
  /** Of the version that the last decision was made under. */
  readonly tiersBefore: Programme['tiers']
  readonly facts: readonly Fact[]
  /** Decisions so far, oldest first. */
  readonly steps: readonly Step[]
  readonly now: number
  /** The tier whose requirements are asked about; left out for the one that a company should look at. */
  readonly tier?: string | undefined
}

/** How far ahead the pages look, in calendar months. */
const AHEAD = 12

export function trackView(input: TrackInput): TrackView {
  const { programme, tiersBefore, facts, steps } = input
  const last = steps.at(-1)
  const now = Math.max(input.now, last?.decided_at ?? 0)
  const proof = evaluate(programme, facts, { at: now, knownAt: now })
  const index = indexFacts(factsAsKnown(facts, now))
  const held = tierName(programme, last ? last.tier_after : proof.tier)
  const graceUntil = last?.grace_until ?? null
  const next = tierName(programme, tierToAimAt(proof, { tier: held?.slug ?? null, graceUntil }))
  const asked = tierName(programme, input.tier ?? null) ?? next ?? held
  const isOpen = proof.tiers.some(({ slug, holds }) => slug === asked?.slug && !holds)
  const missed = asked && isOpen && asked.rung > (held?.rung ?? 0) ? asked : next
  const history = historyOf(steps)
  const coming = forecast(programme, facts, { at: now, knownAt: now, history, tiersBefore, months: AHEAD })
  const isMet = metIn(proveConditions(programme, facts, { at: now, knownAt: now }))
  const above = programme.tiers[rankOf(programme.tiers, held?.slug ?? null) + 1]?.slug ?? null
  return {
    slug: programme.track,
    title: programme.title,
    currency: programme.currency,
    effectiveAt: input.effectiveAt,
    nextRulesAt: input.nextRulesAt,
    checkedAt: now,
    held,
    next: next?.slug === held?.slug ? null : next,
    graceUntil,
    headline: describeHeadline(programme, proof, { tier: held?.slug ?? null, graceUntil }),
    outlook: outlookOf(programme, proof, coming, held),
    ladder: ladderOf(programme, steps, held, next),
    why: whyHeld(programme, facts, proof, held?.slug ?? null),
    missed,
    whyNot: missed ? whyNot(programme, facts, proof, missed.slug) : [],
    checklist: checklist(programme, facts, proof, asked?.slug ?? null),
    asked,
    runs: asked ? requirementRuns(programme, index, { now, tier: asked.slug }) : [],
    forecast: forecastView(programme, proof, coming, {
      held: held?.slug ?? null,
      from: now,
      to: addMonths(now, AHEAD),
      facts: index,
    }),
    benefits: compareBenefits(programme, held?.slug ?? null, above, isMet),
    expiries: expiries(programme, index, now, addMonths(now, AHEAD)),
    policy: describePolicy(programme.transition),
  }
}

export function tierName(programme: Programme, slug: string | null): TierName | null {
  const rank = rankOf(programme.tiers, slug)
  const tier = programme.tiers[rank]
  return tier ? { slug: tier.slug, title: tier.title, rung: rank + 1, rungs: programme.tiers.length } : null
}

function ladderOf(
  programme: Programme,
  steps: readonly Step[],
  held: TierName | null,
  next: TierName | null,
): LadderRung[] {
  const periods = heldTiers(steps)
  return programme.tiers.toReversed().flatMap(({ slug }) => {
    const tier = tierName(programme, slug)
    if (!tier) return []
    const rung = held?.rung ?? 0
    const state = tier.rung === rung ? 'here' : tier.rung < rung ? 'past' : tier.slug === next?.slug ? 'next' : 'ahead'
    return [{ tier, state, period: periods.findLast((period) => period.tier === slug) ?? null }]
  })
}

function outlookOf(
  programme: Programme,
  proof: Proof,
  coming: readonly ForecastStep[],
  held: TierName | null,
): Outlook {
  const slug = held?.slug ?? null
  const margin = peopleMargin(proof, slug)
  const spare = margin && toNumber(readRational(margin.margin))
  const isUsedUp = (step: ForecastStep) =>
    step.tier === slug && step.margin !== null && compare(readRational(step.margin.margin), ZERO) <= 0
  const lost = coming.find((step) => step.change === 'grace-started' || step.change === 'demotion')
  const fall = coming.find((step) => step.change === 'demotion')
  return {
    margin: describeMargin(programme, proof, slug),
    spare: spare !== null && spare >= 0 ? spare : null,
    usedUpAt: spare !== null && spare > 0 ? (coming.find(isUsedUp)?.at ?? null) : null,
    lostAt: lost?.at ?? null,
    fall: fall ? { at: fall.at, to: tierName(programme, fall.tier) } : null,
  }
}
