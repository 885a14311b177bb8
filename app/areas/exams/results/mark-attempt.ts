import { markOwnResponse, ownResponse } from '~/areas/questions/answer-question'
import { type Mark, type Outcome, outcomeOf } from '~/areas/questions/mark'
import type { Question } from '~/areas/questions/registry'
import { compare, formatRational, ONE, readRational } from '~/platform/rational'
import { certaintyMark } from '../modes/certainty-mark'
import { finalMark } from '../modes/final-mark'
import { isPractice } from '../modes/mode-settings'
import { type CorrectedItem, correctItem } from '../regrades/correct-item'
import type { Correction } from '../regrades/correction'
import type { AnswerSheet, SheetItem } from './answer-sheet'
import type { ManualMark, ManualMarks } from './manual-mark'
import type { MarkedItemRecord } from './marked-item'
import { type Score, scoreAttempt } from './score-attempt'

export type MarkedAttempt = {
  items: MarkedItemRecord[]
  score: Score
  /** items that only a person can mark and nobody has: while there are any, the score is no result */
  unmarked: string[]
}

/**
 * Marks an attempt from what is pinned: the questions as asked, the answers that count, the corrections in force and the
 * marks people gave. The same input always gives the same marks; closing an attempt, marking it by hand and regrading it
 * all come here.
 * @param of.versions the questions that corrections refer to, by the id of their version
 */
export function markAttempt(
  sheet: AnswerSheet,
  of: { corrections: readonly Correction[]; versions: ReadonlyMap<string, Question>; manual: ManualMarks },
): MarkedAttempt {
  const corrected = sheet.items.map((item) => ({ item, as: correctItem(item, sheet.examId, of) }))
  const marked = corrected.map(({ item, as }) => ({
    item,
    as,
    mark: markTried(sheet, item, as, of.manual.get(item.itemId)),
  }))
  const items = marked.map(
    ({ item, as, mark }): MarkedItemRecord => ({
      itemId: item.itemId,
      objective: as.question.objective ?? null,
      lesson: as.question.lesson ?? null,
      fraction: formatRational(mark.fraction),
      outcome: mark.outcome,
      reasons: mark.reasons,
      ...sidesOf(sheet, item, mark),
    }),
  )
  const score = scoreAttempt(
    marked.map(({ item, as, mark }) => ({
      sectionId: item.sectionId,
      objective: as.question.objective ?? null,
      lesson: as.question.lesson ?? null,
      maxMark: as.maxMark,
      scored: as.scored && !(isPractice(sheet.delivered) && mark.outcome === 'needs-marking'),
      fraction: formatRational(mark.fraction),
    })),
    { passMark: sheet.passMark, sections: sheet.sections, scaledScore: sheet.scaledScore },
  )
  return { items, score, unmarked: items.filter(isUnmarked).map(({ itemId }) => itemId) }
}

const isUnmarked = ({ outcome }: MarkedItemRecord): boolean => outcome === 'needs-marking'

/** The mark of a question with what its tries took off; each try is marked as the answer is, under the same corrections. */
function markTried(
  { delivered }: AnswerSheet,
  item: SheetItem,
  as: CorrectedItem,
  manual: ManualMark | undefined,
): Mark {
  const standing = markItem(item, as, manual)
  if (item.tries.length === 0 || as.credit) return standing
  const tries = item.tries.map((response) => markItem({ ...item, response }, as, undefined))
  return finalMark(delivered, tries, standing)
}

/** What a result keeps of a question beside its mark. */
function sidesOf({ delivered }: AnswerSheet, item: SheetItem, { fraction, outcome }: Mark): Partial<MarkedItemRecord> {
  const isSaid = item.certainty !== null && outcome !== 'not-answered' && outcome !== 'needs-marking'
  return {
    ...(delivered.certainty
      ? {
          certainty: item.certainty,
          certaintyMark: isSaid && item.certainty ? formatRational(certaintyMark(fraction, item.certainty)) : null,
        }
      : {}),
    ...(delivered.mode === 'exam' ? {} : { tries: item.tries.length }),
  }
}

/** A given credit outweighs every other mark; a person's mark outweighs the rule's. */
export function markItem(item: SheetItem, as: CorrectedItem, manual: ManualMark | undefined): Mark {
  const own = ownResponse(item.question, item.order, item.response) ?? item.response
  const mark = manual ? markOfPerson(manual) : markOwnResponse(as.question, own)
  if (as.credit) return { ...given(mark, 'right'), fraction: ONE, reasons: [{ code: 'credit-to-all' }] }
  if (compare(mark.fraction, ONE) >= 0 || !as.accepted.some((matches) => matches(own))) return mark
  return { fraction: ONE, outcome: 'right', reasons: [{ code: 'accepted-later' }] }
}

/** Who left a question blank did, whatever it earns. */
const given = (mark: Mark, outcome: Outcome) => ({ outcome: mark.outcome === 'not-answered' ? mark.outcome : outcome })

function markOfPerson({ fraction }: ManualMark): Mark {
  const value = readRational(fraction)
  return { fraction: value, outcome: outcomeOf(value), reasons: [] }
}
