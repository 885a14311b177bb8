/** A result may be questioned this long after it came, in days. */
export const APPEAL_DAYS = 30
const DAY = 86_400_000

export type AppealDecision =
  | { allow: true; until: number }
  /** people still mark the attempt: there is nothing to appeal against */
  | { allow: false; reason: 'no-result' }
  /** the exam does not show how the question was marked */
  | { allow: false; reason: 'not-shown' }
  | { allow: false; reason: 'too-late'; until: number }
  /** it was appealed against before: one question is decided once */
  | { allow: false; reason: 'appealed-before' }

/**
 * May the mark of a question be appealed against? Once for each question, by whoever sat the exam, as long as the exam
 * shows whether the answer was right, within thirty days of the result.
 * @param of.resultAt epoch milliseconds of the first result; null while there is none
 * @param of.earlier the states of earlier appeals against the same question of the same attempt
 */
export function mayAppeal(
  of: {
    resultAt: number | null
    isShown: boolean
    earlier: readonly ('open' | 'withdrawn' | 'rejected' | 'upheld')[]
  },
  now: number,
): AppealDecision {
  if (of.resultAt === null) return { allow: false, reason: 'no-result' }
  if (of.earlier.some((state) => state !== 'withdrawn')) return { allow: false, reason: 'appealed-before' }
  if (!of.isShown) return { allow: false, reason: 'not-shown' }
  const until = of.resultAt + APPEAL_DAYS * DAY
  return now <= until ? { allow: true, until } : { allow: false, reason: 'too-late', until }
}
