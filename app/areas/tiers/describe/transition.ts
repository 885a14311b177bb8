import type { TransitionReason } from '../decisions/transition'
import type { Programme, TransitionPolicy } from '../language/programme'
import type { Param, Sentence } from './sentence'
import { tierTitle } from './titles'

const REASONS = {
  'first-decision': 'transition.first-decision',
  'requirements-met': 'transition.requirements-met',
  unchanged: 'transition.unchanged',
  recovered: 'transition.recovered',
  'grace-over': 'transition.grace-over',
  'lost-at-once': 'transition.lost-at-once',
  'requirements-lost': 'transition.requirements-lost',
  protected: 'transition.protected',
  'grace-runs': 'transition.grace-runs',
  'tier-withdrawn': 'transition.tier-withdrawn',
  'waits-for-approval': 'transition.waits-for-approval',
  kept: 'transition.kept',
  agreed: 'transition.agreed',
  'waits-to-rise': 'transition.waits-to-rise',
  'one-step-down': 'transition.one-step-down',
} as const satisfies Record<TransitionReason['code'], Sentence['key']>

/**
 * Why a decision came out as it did; `tier` is the tier held after it.
 * @param at when it was made (epoch ms): a time that ends at once is no time
 */
export function describeReason(
  reason: TransitionReason,
  tier: string | null,
  programme: Programme,
  at?: number,
): Sentence {
  const params = { tier: tierTitle(tier, programme), held: tier === null ? 'none' : 'tier' }
  if (reason.code === 'requirements-lost' && at !== undefined && reason.until <= at)
    return { key: 'transition.requirements-lost-at-review', params }
  if ('title' in reason) return { key: REASONS[reason.code], params: { ...params, gone: { text: reason.title } } }
  if ('rises' in reason)
    return {
      key: REASONS[reason.code],
      params: { ...params, rises: tierTitle(reason.rises, programme), date: { date: reason.until } },
    }
  return {
    key: REASONS[reason.code],
    params: 'until' in reason ? { ...params, date: { date: reason.until } } : params,
  }
}

/** The policy in full, for the rules page: when tiers are given and taken. */
export function describePolicy({
  promote,
  demote,
  protection,
  sustained,
  oneStep,
  approval,
}: TransitionPolicy): Sentence[] {
  const lines: (Sentence | false)[] = [
    promote.kind === 'at-once'
      ? { key: 'transition.policy-promotion', params: {} }
      : { key: 'transition.policy-promotion-reviews', params: { days: reviewDays(promote.days) } },
    sustained !== undefined && { key: 'transition.policy-sustained', params: { ...sustained } },
    oneStep?.includes('promote') === true && { key: 'transition.policy-one-up', params: {} },
    describeDemotion(demote),
    oneStep?.includes('demote') === true && { key: 'transition.policy-one-down', params: {} },
    approval === true && { key: 'transition.policy-approval', params: {} },
    protection.kind === 'first-months' && {
      key: 'transition.policy-protection',
      params: { months: protection.months },
    },
  ]
  return lines.filter((line) => line !== false)
}

function describeDemotion(demote: TransitionPolicy['demote']): Sentence {
  if (demote.kind === 'after-grace') return { key: 'transition.policy-demotion', params: { days: demote.days } }
  if (demote.kind === 'at-anniversary') return { key: 'transition.policy-demotion-anniversary', params: {} }
  const days = reviewDays(demote.days)
  return demote.graceDays === undefined
    ? { key: 'transition.policy-demotion-reviews', params: { days } }
    : { key: 'transition.policy-demotion-reviews-grace', params: { days, grace: demote.graceDays } }
}

const reviewDays = (days: readonly string[]): Param => ({ list: days.map((day) => ({ dayOfYear: day })), join: 'and' })
