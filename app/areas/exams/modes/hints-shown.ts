import type { Try } from './may-try'
import type { Mode } from './mode-settings'

/**
 * How many of a question's hints may be seen: in practice those asked for, one by one; with retries one for each wrong
 * try, as Moodle shows them; in an exam none.
 * @param of.asked hints asked for so far
 * @param of.all hints the question has
 */
export function hintsShown(
  mode: Mode,
  of: { tries: readonly Pick<Try, 'outcome'>[]; asked: number; all: number },
): number {
  if (mode === 'exam') return 0
  const due = mode === 'practice' ? of.asked : of.tries.filter(({ outcome }) => outcome !== 'right').length
  return Math.min(due, of.all)
}

export type HintDecision =
  | { allow: true; number: number }
  | { allow: false; reason: 'not-offered' | 'no-more-hints' | 'finished' }

/** May the next hint be shown because the person asks? Only practice gives hints for the asking. */
export function mayAskHint(mode: Mode, of: { asked: number; all: number; isFinished: boolean }): HintDecision {
  if (mode !== 'practice') return { allow: false, reason: 'not-offered' }
  if (of.isFinished) return { allow: false, reason: 'finished' }
  return of.asked < of.all ? { allow: true, number: of.asked + 1 } : { allow: false, reason: 'no-more-hints' }
}
