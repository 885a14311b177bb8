import type { Checklist } from '../describe/checklist'
import { checklist } from '../describe/checklist'
import type { Fact } from '../facts/facts'
import type { BenefitDefinition, BenefitValue, Programme } from '../language/programme'
import { type TierName, tierName } from '../standings/track-view'
import { measured } from './benefits'
import { conditionsAsTiers } from './conditions'
import { entitlementIn, proofAt, stepAt, type TrackHistory, unlockings } from './entitlement'
import { type EntitlementPeriod, entitlementHistory, periodAt } from './entitlement-history'
import { type Grant, type GrantState, spanOf, stateOf } from './grant'

/** Where a value comes from, as pages show it. */
export type SourceLine =
  | { kind: 'tier'; tier: TierName | null; condition: string | null }
  | { kind: 'grant'; grantId: string }

/** A benefit of a partner now: what it is, since and until when, and what would give more. Epoch ms. */
export type BenefitLine = BenefitDefinition & {
  value: BenefitValue | null
  source: SourceLine | null
  since: number | null
  until: number | null
  /** The nearest ways to more: conditions of the tiers held, then higher tiers. */
  ways: BenefitWay[]
  grants: GrantLine[]
}
export type BenefitWay = { tier: TierName; value: BenefitValue; held: boolean; condition: string | null }
export type GrantLine = { id: string; value: BenefitValue; from: number; until: number; state: GrantState }

export function benefitLine(definition: BenefitDefinition, history: TrackHistory, now: number): BenefitLine {
  const { slug } = definition
  const programme = stepAt(history, now)?.programme
  const had = entitlementIn(history, slug, now)
  const period = periodAt(entitlementHistory(history, slug), now)
  return {
    ...(programme ? measured(definition, programme) : definition),
    value: had?.value ?? null,
    source: had && sourceLine(had.source, programme),
    since: had && period ? period.from : null,
    until: had?.until ?? null,
    ways: waysOf(history, slug, now),
    grants: history.grants.filter((grant) => grant.benefit === slug).map((grant) => grantLine(grant, now)),
  }
}

export const grantLine = (grant: Grant, now: number): GrantLine => ({
  ...{ id: grant.id, value: grant.value, state: stateOf(grant, now) },
  ...spanOf(grant),
})

export const sourceLine = (
  source: NonNullable<EntitlementPeriod['source']>,
  programme: Programme | undefined,
): SourceLine =>
  source.kind === 'grant'
    ? source
    : { kind: 'tier', tier: programme ? tierName(programme, source.tier) : null, condition: source.condition }

function waysOf(history: TrackHistory, benefit: string, now: number): BenefitWay[] {
  const programme = stepAt(history, now)?.programme
  if (!programme) return []
  return unlockings(history, benefit, now).flatMap((way) => {
    const tier = tierName(programme, way.tier)
    return tier ? { tier, value: way.value, held: way.held, condition: way.condition } : []
  })
}

/** How far a condition is met, by the proof that was kept; null when it was never looked at. */
export function conditionChecklist(
  history: TrackHistory,
  facts: readonly Fact[],
  ruleId: string,
  now: number,
): Checklist | null {
  const programme = stepAt(history, now)?.programme
  const proof = proofAt(history, now)
  const own = proof?.tiers.filter(({ slug }) => slug === ruleId) ?? []
  if (!programme || !proof || own.length === 0) return null
  const asTiers = conditionsAsTiers(programme)
  const only = { ...asTiers, tiers: asTiers.tiers.filter(({ slug }) => slug === ruleId) }
  return checklist(only, facts, { ...proof, tiers: own }, ruleId)
}
