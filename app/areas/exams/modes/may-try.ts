import type { Outcome } from '~/areas/questions/mark'
import type { Delivered } from './mode-settings'

/** One checked answer: what was answered, as it is stored, and what it was worth before anything was taken off. */
export type Try = { number: number; response: string; fraction: string; outcome: Outcome }

export type TryDecision =
  | { allow: true; number: number }
  /** the exam marks at its end only */
  | { allow: false; reason: 'not-offered' }
  | { allow: false; reason: 'nothing-given' }
  /** right already, or the last try is used: nothing can change any more */
  | { allow: false; reason: 'finished' }
  /** the same answer as at the last try: it is worth the same, and costs nothing again */
  | { allow: false; reason: 'same-as-before' }
  /** a person marks it after the end */
  | { allow: false; reason: 'marked-by-person' }

/**
 * May this answer be checked now? The same answer twice is one try, so a double click costs nothing.
 * @param tries those made so far, in order
 * @param response the answer as it is stored
 */
export function mayTry(
  delivered: Pick<Delivered, 'mode' | 'tries'>,
  tries: readonly Try[],
  of: { response: string | null; isGiven: boolean; isManual: boolean },
): TryDecision {
  if (delivered.mode === 'exam') return { allow: false, reason: 'not-offered' }
  if (of.isManual) return { allow: false, reason: 'marked-by-person' }
  if (isFinished(delivered, tries)) return { allow: false, reason: 'finished' }
  if (of.response === null || !of.isGiven) return { allow: false, reason: 'nothing-given' }
  if (tries.at(-1)?.response === of.response) return { allow: false, reason: 'same-as-before' }
  return { allow: true, number: tries.length + 1 }
}

/** Is the question over: answered right, or every try used? */
export const isFinished = (
  { mode, tries: allowed }: Pick<Delivered, 'mode' | 'tries'>,
  tries: readonly Pick<Try, 'outcome'>[],
): boolean => mode !== 'exam' && (tries.at(-1)?.outcome === 'right' || (allowed !== null && tries.length >= allowed))

/** How many tries are left; null without a limit. */
export const triesLeft = ({ tries: allowed }: Pick<Delivered, 'tries'>, made: number): number | null =>
  allowed === null ? null : Math.max(0, allowed - made)
