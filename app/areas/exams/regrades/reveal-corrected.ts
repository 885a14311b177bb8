import { revealQuestion } from '~/areas/questions/answer-question'
import type { Review, Show } from '~/areas/questions/review'
import { formatRational } from '~/platform/rational'
import type { SheetItem } from '../results/answer-sheet'
import type { ManualMark } from '../results/manual-mark'
import { markItem } from '../results/mark-attempt'
import type { CorrectedItem } from './correct-item'

/** The answered question as it counts now: with the corrected key, and with what people and corrections gave for it. */
export function revealCorrected(
  item: SheetItem,
  as: CorrectedItem,
  manual: ManualMark | undefined,
  show: Show,
): Review {
  const review = revealQuestion(as.question, item.order, item.response, show)
  if (!manual && !as.credit && as.accepted.length === 0) return review
  const mark = markItem(item, as, manual)
  return {
    ...review,
    ...(show.rightWrong ? { outcome: mark.outcome } : {}),
    ...(show.marks ? { fraction: formatRational(mark.fraction), reasons: mark.reasons } : {}),
  }
}
