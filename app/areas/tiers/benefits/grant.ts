import type { BenefitValue } from '../language/programme'

/** A benefit given to one partner by hand. Steps are never changed; what holds follows from them. */
export type Grant = {
  readonly id: string
  /** Slugs. */
  readonly track: string
  readonly benefit: string
  readonly value: BenefitValue
  /** Oldest first; the first is the giving. */
  readonly steps: readonly GrantStep[]
}

/** `until`: the first moment at which it no longer counts; null where the step sets none. All epoch ms. */
export type GrantStep = {
  readonly kind: 'given' | 'extended' | 'ending-told' | 'withdrawn'
  readonly at: number
  /** When it begins to count; of the giving. */
  readonly from: number | null
  readonly until: number | null
  readonly by: string
  readonly reason: string | null
}

export type GrantState = 'to-come' | 'active' | 'ended' | 'withdrawn'

/** How grants are looked for. `ending`: active, and over within thirty days. */
export const GRANT_FILTERS = ['active', 'ending', 'to-come', 'ended', 'withdrawn'] as const
export type GrantFilter = (typeof GRANT_FILTERS)[number]

/** From when until when it counts, as its steps say: the last end that was set, or the withdrawal before it. */
export function spanOf({ steps }: Pick<Grant, 'steps'>): { from: number; until: number } {
  const from = steps[0]?.from ?? steps[0]?.at ?? 0
  const end =
    steps.findLast(({ kind, until }) => until !== null && (kind === 'given' || kind === 'extended'))?.until ?? from
  const withdrawn = steps.find(({ kind }) => kind === 'withdrawn')?.at ?? Number.POSITIVE_INFINITY
  return { from, until: Math.max(from, Math.min(end, withdrawn)) }
}

export function stateOf(grant: Pick<Grant, 'steps'>, at: number): GrantState {
  const withdrawn = grant.steps.find(({ kind }) => kind === 'withdrawn')
  if (withdrawn && withdrawn.at <= at) return 'withdrawn'
  const { from, until } = spanOf(grant)
  return at < from ? 'to-come' : at < until ? 'active' : 'ended'
}

export const isActive = (grant: Pick<Grant, 'steps'>, at: number): boolean => stateOf(grant, at) === 'active'

const DAY = 86_400_000
/** How long before its end a partner is reminded. */
export const REMIND_BEFORE = 30 * DAY

/**
 * Is it time to tell that a grant ends? Once for each end, and not when the partner heard of that end within the last
 * days anyhow, because it was given or extended then.
 */
export function isEndingToBeTold(grant: Pick<Grant, 'steps'>, at: number): boolean {
  if (stateOf(grant, at) !== 'active') return false
  const { until } = spanOf(grant)
  const setAt = grant.steps.findLast(({ kind }) => kind === 'given' || kind === 'extended')?.at ?? 0
  const isTold = grant.steps.some((step) => step.kind === 'ending-told' && step.until === until)
  return !isTold && at >= until - REMIND_BEFORE && setAt < until - REMIND_BEFORE
}
