import type { Programme, TransitionPolicy } from '../programme'
import type { TransitionReason } from '../transition'
import { tierTitle } from './rule'
import type { Sentence } from './sentence'

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
} as const satisfies Record<TransitionReason['code'], Sentence['key']>

/** Why a decision came out as it did; `tier` is the tier held after it. */
export function describeReason(reason: TransitionReason, tier: string | null, programme: Programme): Sentence {
  const params = { tier: tierTitle(tier, programme), held: tier === null ? 'none' : 'tier' }
  if ('title' in reason) return { key: REASONS[reason.code], params: { ...params, gone: { text: reason.title } } }
  return {
    key: REASONS[reason.code],
    params: 'until' in reason ? { ...params, date: { date: reason.until } } : params,
  }
}

/** The policy in full, for the rules page: when tiers are given and taken. */
export function describePolicy({ demote, protection }: TransitionPolicy): Sentence[] {
  return [
    { key: 'transition.policy-promotion', params: {} },
    { key: 'transition.policy-demotion', params: { days: demote.days } },
    ...(protection.kind === 'first-months'
      ? [{ key: 'transition.policy-protection', params: { months: protection.months } } as const]
      : []),
  ]
}
