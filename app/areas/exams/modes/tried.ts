import { revealQuestion } from '~/areas/questions/answer-question'
import type { OptionOrder } from '~/areas/questions/option-order'
import type { Reason } from '~/areas/questions/reasons'
import { moduleOf, type Question } from '~/areas/questions/registry'
import { type Review, SHOW_EVERYTHING, type Show } from '~/areas/questions/review'
import { parseRichText } from '~/areas/questions/rich-text'
import type { RichBlock } from '~/areas/questions/rich-text/nodes'
import { formatRational, readRational } from '~/platform/rational'
import { lessPenalty } from './final-mark'
import { hintsShown } from './hints-shown'
import { isFinished, type Try, triesLeft } from './may-try'
import type { Delivered } from './mode-settings'

export type KeptTry = Try & { reasons: readonly Reason[]; at: number }

/** What the page shows of a question that can be checked while the attempt runs. */
export type Tried = {
  mode: 'practice' | 'retry'
  made: number
  /** null without a limit */
  left: number | null
  isFinished: boolean
  /** the question is over, and what is right is shown with it */
  tellsKey: boolean
  /** a person marks it after the end, so there is nothing to check */
  isManual: boolean
  /** the hints that may be seen now */
  hints: RichBlock[][]
  /** whether there is another one for the asking */
  hasMoreHints: boolean
  /** the share of its points that a right answer would earn now, as a fraction text */
  worth: string
  /** the answer that was checked last, with its mark and feedback; the key once the question is finished and it is told */
  last: Review | null
  /** the answer that stands is the one that was checked last */
  isChecked: boolean
}

/** While the question can still be answered: the mark and what was said of the answer, never what would be right. */
const WITHOUT_KEY: Show = { marks: true, rightWrong: true, answers: false, feedback: true }

/**
 * What may be seen of one question's tries; null in an exam that marks at its end. An exam that is evidence for a
 * certificate tells no key that the person has not found: whoever used up all tries on purpose would know it at the next
 * attempt, which draws from the same pools. Its review tells it when the policy does.
 */
export function triedSoFar(
  delivered: Delivered,
  of: {
    question: Question
    order: OptionOrder
    tries: readonly KeptTry[]
    asked: number
    /** is the exam evidence for a certificate? */
    isEvidence: boolean
    /** the answer that stands, as it is stored; null for none */
    standing: string | null
  },
): Tried | null {
  if (delivered.mode === 'exam') return null
  const { question, tries } = of
  const last = tries.at(-1)
  const finished = isFinished(delivered, tries)
  const tellsKey = finished && (!of.isEvidence || last?.outcome === 'right')
  const hints = question.hints ?? []
  const shown = hintsShown(delivered.mode, { tries, asked: of.asked, all: hints.length })
  return {
    mode: delivered.mode,
    made: tries.length,
    left: triesLeft(delivered, tries.length),
    isFinished: finished,
    tellsKey,
    isManual: moduleOf(question.type)?.manual ?? false,
    hints: hints.slice(0, shown).map(parseRichText),
    hasMoreHints: delivered.mode === 'practice' && !finished && shown < hints.length,
    worth: formatRational(
      lessPenalty(
        readRational('1/1'),
        readRational(delivered.penaltyPerTry),
        finished ? tries.length - 1 : tries.length,
      ),
    ),
    last: last ? reviewOf(of.question, of.order, last, tellsKey) : null,
    isChecked: last !== undefined && last.response === of.standing,
  }
}

function reviewOf(question: Question, order: OptionOrder, last: KeptTry, tellsKey: boolean): Review {
  const review = revealQuestion(question, order, JSON.parse(last.response), tellsKey ? SHOW_EVERYTHING : WITHOUT_KEY)
  if (tellsKey) return review
  // The general explanation tells what is right.
  const { generalFeedback: _, ...open } = review
  return open
}
