import { ownResponse, revealQuestion } from '~/areas/questions/answer-question'
import type { Review, Show } from '~/areas/questions/review'
import { formatRational } from '~/platform/rational'
import type { SheetItem } from '../results/answer-sheet'
import type { ManualMark } from '../results/manual-mark'
import { markItem } from '../results/mark-attempt'
import type { CorrectedItem } from './correct-item'

/**
 * The answered question as it counts now: with the corrected key, and with what people and corrections gave for it. What
 * was said of an answer before it was accepted is not said any more, nor the key and the explanations of a question that
 * was dropped: they are what was wrong. What was corrected stands beside the question.
 */
export function revealCorrected(
  item: SheetItem,
  as: CorrectedItem,
  manual: ManualMark | undefined,
  show: Show,
): Review {
  const review = revealQuestion(as.question, item.order, item.response, shownOf(item, as, show))
  if (!manual && !as.credit && as.accepted.length === 0) return review
  const mark = markItem(item, as, manual)
  return {
    ...review,
    ...(show.rightWrong ? { outcome: mark.outcome } : {}),
    ...(show.marks ? { fraction: formatRational(mark.fraction), reasons: mark.reasons } : {}),
  }
}

function shownOf(item: SheetItem, as: CorrectedItem, show: Show): Show {
  if (as.dropped) return { ...show, answers: false, feedback: false }
  const own = as.accepted.length === 0 ? null : ownResponse(item.question, item.order, item.response)
  const isAccepted = own !== null && as.accepted.some((matches) => matches(own))
  return isAccepted ? { ...show, feedback: false } : show
}
