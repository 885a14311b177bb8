import { answered, type Mark } from '~/areas/questions/mark'
import { compare, max, mul, type Rational, rational, readRational, sub, ZERO } from '~/platform/rational'
import type { Delivered } from './mode-settings'

/**
 * The mark of a question that could be tried several times: that of the first right try or of the last one allowed (or,
 * where neither is, of the answer that stands at the end) less the penalty for each try before it, never below nothing.
 * An answer that was checked and stands at the end counts as given once more, so it pays for its own try too. Tries are
 * marks, so that after a correction of the key they are marked again and the same arithmetic holds.
 *
 * Source: Moodle's behaviour “interactive with multiple tries” (`process_submit`, `process_finish`, `adjust_fraction`).
 * @param tries the marks of the answers that were checked, in order, before anything is taken off
 * @param standing the mark of the answer that stands at the end
 */
export function finalMark(
  { tries: allowed, penaltyPerTry }: Pick<Delivered, 'tries' | 'penaltyPerTry'>,
  tries: readonly Mark[],
  standing: Mark,
): Mark {
  const right = tries.findIndex(({ outcome }) => outcome === 'right')
  const last = right >= 0 ? right : allowed !== null && tries.length >= allowed ? allowed - 1 : -1
  const mark = tries[last] ?? standing
  const before = last < 0 ? tries.length : last
  const fraction = lessPenalty(mark.fraction, readRational(penaltyPerTry), before)
  if (compare(fraction, mark.fraction) === 0) return mark
  return answered(fraction, ...mark.reasons, { code: 'tries-penalty', params: { tries: before } })
}

/** What is left of a share after so many tries that were not right, 0 at least. */
export const lessPenalty = (fraction: Rational, penalty: Rational, tries: number): Rational =>
  max(sub(fraction, mul(penalty, rational(tries))), ZERO)
