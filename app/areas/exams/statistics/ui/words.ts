import type { Flag, TrialVerdict } from '../verdict'

/** The names of flags in the namespace `statistics`. */
export const FLAG_LABELS = {
  'negative-discrimination': 'flags.negative-discrimination',
  'distractor-beats-key': 'flags.distractor-beats-key',
  'too-hard': 'flags.too-hard',
  'too-easy': 'flags.too-easy',
  'longest-is-right': 'flags.longest-is-right',
} as const satisfies Record<Flag, string>

/** What each flag asks for. */
export const FLAG_ADVICE = {
  'negative-discrimination': 'advice.negative-discrimination',
  'distractor-beats-key': 'advice.distractor-beats-key',
  'too-hard': 'advice.too-hard',
  'too-easy': 'advice.too-easy',
  'longest-is-right': 'advice.longest-is-right',
} as const satisfies Record<Flag, string>

type TrialReason = Extract<TrialVerdict, { reasons: unknown }>['reasons'][number]
export const TRIAL_REASONS = {
  ...FLAG_LABELS,
  'weak-discrimination': 'trial.weak-discrimination',
  'no-discrimination': 'trial.no-discrimination',
} as const satisfies Record<TrialReason, string>

export const CHOICE_LABELS = { first: 'choice.first', last: 'choice.last', best: 'choice.best' } as const

export const GAP_LABELS = {
  'too-few-attempts': 'gaps.too-few-attempts',
  'same-totals': 'gaps.same-totals',
  'unequal-forms': 'gaps.unequal-forms',
  'one-question': 'gaps.one-question',
} as const
