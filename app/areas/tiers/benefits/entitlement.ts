import type { Proof } from '../engine/proof'
import type { BenefitDefinition, BenefitValue, Programme } from '../language/programme'
import { compareValues, isGranted, type Term, termsOf, termThatCounts } from './benefits'
import { metIn } from './conditions'
import { type Grant, isActive, spanOf } from './grant'

/** What entitlements of a partner in one track are made from: its decisions, proved conditions and grants. */
export type TrackHistory = {
  readonly track: string
  /** Oldest first: the tier that was held from a moment on, and the rules it was decided under. */
  readonly steps: readonly HeldStep[]
  /** Oldest first: what was proved of the conditions of the rules in force then. */
  readonly proofs: readonly { readonly at: number; readonly proof: Proof }[]
  readonly grants: readonly Grant[]
}

export type HeldStep = {
  readonly at: number
  /** Held, though perhaps no longer earned: a grace counts. */
  readonly tier: string | null
  readonly graceUntil: number | null
  readonly programme: Programme
}

/** Where a value comes from. `condition`: the id of the rule that had to be met. */
export type EntitlementSource =
  | { readonly kind: 'tier'; readonly tier: string; readonly condition: string | null }
  | { readonly kind: 'grant'; readonly grantId: string }

export type EntitlementVerdict =
  | {
      readonly allow: true
      readonly track: string
      readonly value: BenefitValue
      readonly source: EntitlementSource
      /** When it ends by what is known, epoch ms: of a grant, or of a tier kept in grace. */
      readonly until: number | null
    }
  | {
      readonly allow: false
      /**
       * `tier`: a higher one gives it. `condition`: the tier held gives it, but asks for more. `nobody`: no tier gives
       * it. `not-in-track`: the partner is in no track.
       */
      readonly reason: 'tier' | 'condition' | 'nobody' | 'not-in-track'
      readonly unlockedBy: readonly Unlocking[]
    }

/** What would give a benefit: a tier, and a condition where it asks for one. */
export type Unlocking = {
  readonly track: string
  readonly tier: string
  readonly value: BenefitValue
  readonly condition: string | null
  /** Whether the tier is held already, so that only the condition is missing. */
  readonly held: boolean
}

/**
 * May the partner use a benefit at a moment (epoch ms), why, and what would unlock it. Every place of the product that
 * is reserved to a benefit asks this. Of several tracks the best value counts.
 */
export function entitlement(partner: readonly TrackHistory[], benefit: string, at: number): EntitlementVerdict {
  const found = partner.flatMap((track) => entitlementIn(track, benefit, at) ?? [])
  const unit = partner.flatMap((track) => definitionAt(track, benefit, at) ?? [])[0]?.unit
  const best = found.reduce<Allowed | null>(
    (most, one) => (most === null || (unit && compareValues(unit, most.value, one.value) === 'better') ? one : most),
    null,
  )
  if (best) return best
  const unlockedBy = partner.flatMap((track) => unlockings(track, benefit, at))
  const isOnlyCondition = unlockedBy.some(({ held }) => held)
  const reason = isOnlyCondition ? 'condition' : unlockedBy.length > 0 ? 'tier' : 'nobody'
  return { allow: false, reason: partner.some((track) => stepAt(track, at)) ? reason : 'not-in-track', unlockedBy }
}

type Allowed = Extract<EntitlementVerdict, { allow: true }>

/** The same in one track; null when it is not granted there. A grant counts where it gives more than the tier. */
export function entitlementIn(history: TrackHistory, benefit: string, at: number): Allowed | null {
  const { track } = history
  const step = stepAt(history, at)
  const unit = definitionAt(history, benefit, at)?.unit
  if (!step || !unit) return null
  const term = termThatCounts(termsOf(step.programme, step.tier, benefit), metIn(proofAt(history, at)))
  let best: Allowed | null =
    term && isGranted(term.value)
      ? { allow: true, track, value: term.value, source: sourceOf(term), until: graceOf(step, at) }
      : null
  for (const grant of history.grants) {
    if (grant.benefit !== benefit || !isActive(grant, at) || !isGranted(grant.value)) continue
    const change = compareValues(unit, best?.value ?? null, grant.value)
    const { until } = spanOf(grant)
    const isLonger = change === 'same' && best !== null && best.until !== null && until > best.until
    if (best === null || change === 'better' || isLonger)
      best = { allow: true, track, value: grant.value, source: { kind: 'grant', grantId: grant.id }, until }
  }
  return best
}

const sourceOf = (term: Term): EntitlementSource => ({
  kind: 'tier',
  tier: term.tier,
  condition: term.when?.id ?? null,
})

/** A tier that is kept for a while ends then; what a lower tier gives as well is not looked at. */
const graceOf = ({ graceUntil }: HeldStep, at: number): number | null =>
  graceUntil !== null && at < graceUntil ? graceUntil : null

/**
 * Which terms would give a partner the benefit, or more of it: conditions of the tiers held first, then higher tiers
 * from the lowest on.
 */
export function unlockings(history: TrackHistory, benefit: string, at: number): Unlocking[] {
  const step = stepAt(history, at)
  const definition = definitionAt(history, benefit, at)
  if (!step || !definition) return []
  const { programme, tier } = step
  const isMet = metIn(proofAt(history, at))
  const now = entitlementIn(history, benefit, at)?.value ?? null
  const better = (term: Term, than: BenefitValue | null) =>
    isGranted(term.value) && compareValues(definition.unit, than, term.value) === 'better'
  const unlocking = (term: Term, held: boolean): Unlocking => ({
    ...{ track: history.track, tier: term.tier, value: term.value, held },
    condition: term.when && !isMet(term.when.id) ? term.when.id : null,
  })
  const open = termsOf(programme, tier, benefit)
    .filter((term) => term.when !== null && !isMet(term.when.id) && better(term, now))
    .map((term) => unlocking(term, true))
  const rank = programme.tiers.findIndex(({ slug }) => slug === tier)
  const higher = programme.tiers.slice(rank + 1).flatMap(({ slug }): Unlocking[] => {
    const [own] = termsOf(programme, slug, benefit)
    return own && own.tier === slug && better(own, now) ? [unlocking(own, false)] : []
  })
  return [...open, ...higher]
}

/** Of a moment; undefined before the first decision. */
export const stepAt = ({ steps }: TrackHistory, at: number): HeldStep | undefined =>
  steps.findLast((step) => step.at <= at)

export const proofAt = ({ proofs }: TrackHistory, at: number): Proof | null =>
  proofs.findLast((step) => step.at <= at)?.proof ?? null

export const definitionAt = (history: TrackHistory, benefit: string, at: number): BenefitDefinition | undefined =>
  stepAt(history, at)?.programme.benefits.find(({ slug }) => slug === benefit)
