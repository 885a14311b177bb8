import type { Translator } from '~/i18n/types'

type Refusal =
  | { kind: 'wrong'; triesLeft: number; pauseMinutes: number }
  /** epoch milliseconds */
  | { kind: 'paused'; retryAt: number }

/** Whole minutes until the end of a pause, at least one. */
export const minutesUntil = (retryAt: number, now: number): number => Math.max(1, Math.ceil((retryAt - now) / 60_000))

/** Why a password was not taken, and how many tries or minutes are left. */
export const refusalWords = (t: Translator<'identity'>, refusal: Refusal, now: number): string =>
  refusal.kind === 'wrong'
    ? t('refused.wrong', { left: refusal.triesLeft, minutes: refusal.pauseMinutes })
    : t('refused.paused', { minutes: minutesUntil(refusal.retryAt, now) })
