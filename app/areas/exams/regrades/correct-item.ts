import { acceptAnswer } from '~/areas/questions/corrections/accept-answer'
import { withKeyOf } from '~/areas/questions/corrections/with-key-of'
import type { Question } from '~/areas/questions/registry'
import { invariant } from '~/platform/errors'
import type { SheetItem } from '../results/answer-sheet'
import type { Change, Correction } from './correction'

/** How one question of an attempt is marked with the corrections in force. */
export type CorrectedItem = {
  /** as asked, with the key that counts now */
  question: Question
  maxMark: string
  /** whether its points are part of the total */
  scored: boolean
  /** everybody gets all its points */
  credit: boolean
  /** it counts no more, because it was at fault itself: so is what it says to be right */
  dropped: boolean
  /** answers that are right as well, where the key itself cannot say so; with the question's own ids */
  accepted: readonly ((own: unknown) => boolean)[]
  /** the corrections that made it so, in the order they came into force */
  by: readonly string[]
}

/**
 * Applies the corrections that concern a question. Of two that say different things of the same matter the later counts:
 * the key of a version, the points, how a question was dropped. Accepted answers add up, whichever key counts. So what
 * is left when one is taken back does not depend on when it came.
 * @param of.corrections in the order they came into force
 */
export function correctItem(
  item: SheetItem,
  examId: string,
  of: { corrections: readonly Correction[]; versions: ReadonlyMap<string, Question> },
): CorrectedItem {
  const own = of.corrections.filter((correction) => concerns(correction, item.versionId, examId))
  const last = <Kind extends Change['kind']>(kind: Kind) =>
    own
      .map(({ change }) => change)
      .findLast((change): change is Extract<Change, { kind: Kind }> => change.kind === kind)
  const dropped = last('drop')
  let question = last('use-version') ? keyOf(item, last('use-version')?.versionId ?? '', of.versions) : item.question
  const accepted: ((own: unknown) => boolean)[] = []
  for (const { change } of own) {
    const acceptance = change.kind === 'accept' ? acceptAnswer(question, change.answer) : null
    if (!acceptance) continue
    question = acceptance.question
    if (acceptance.matches) accepted.push(acceptance.matches)
  }
  return {
    question,
    maxMark: last('weigh')?.points ?? item.maxMark,
    scored: item.scored && dropped?.how !== 'leave-total',
    credit: dropped?.how === 'full-marks',
    dropped: dropped !== undefined,
    accepted,
    by: own.map(({ regradeId }) => regradeId),
  }
}

export const concerns = (correction: Correction, versionId: string, examId: string): boolean =>
  correction.versionIds.includes(versionId) && (correction.examId === null || correction.examId === examId)

function keyOf(item: SheetItem, versionId: string, versions: ReadonlyMap<string, Question>): Question {
  const other = versions.get(versionId)
  invariant(other, `question version ${versionId} is kept for good`)
  const exchange = withKeyOf(item.question, other)
  invariant(exchange.ok, 'a version whose parts are others is refused when the correction is made')
  return exchange.question
}
