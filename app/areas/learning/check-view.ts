import { deliverQuestion, optionIdsOf, parseResponseForm, revealQuestion } from '~/areas/questions/answer-question'
import { type CheckDelivery, isCheckDelivery } from '~/areas/questions/knowledge-check'
import type { Question, QuestionResponse } from '~/areas/questions/registry'
import type { Review } from '~/areas/questions/review'
import { invariant } from '~/platform/errors'
import { readRational, toNumber } from '~/platform/rational'

/** A knowledge check as its reader's browser gets it: never the key of what was not answered. */
export type CheckView = { delivery: CheckDelivery; answered?: AnsweredView }

export type AnsweredView = {
  /** As the form sent it. */
  response: readonly string[]
  outcome: 'right' | 'partly-right' | 'wrong'
  /** Share earned, 0..1. */
  fraction: number
} & Pick<Review, 'options' | 'feedback' | 'generalFeedback'>

/** The field of a check's form. */
const FIELD = 'response'

/** Options keep their authored order: feedback and explanations may speak of it, and nothing is at stake. */
export function deliverCheck(question: Question): CheckDelivery {
  const delivery = deliverQuestion(question, optionIdsOf(question))
  invariant(isCheckDelivery(delivery), 'a lesson with a check of another type is not published')
  return delivery
}

export const readCheckForm = (question: Question, values: readonly string[]): QuestionResponse | null =>
  parseResponseForm(
    question.type,
    FIELD,
    (name) => (name === FIELD ? (values[0] ?? null) : null),
    (name) => (name === FIELD ? values : []),
  )

/** What an answer earned and what its author says to it. Until it is right the key stays hidden: try again. */
export function reviewCheck(question: Question, values: readonly string[]): AnsweredView {
  const response = readCheckForm(question, values)
  const order = optionIdsOf(question)
  const show = { marks: true, rightWrong: true, feedback: true, answers: false }
  const review = revealQuestion(question, order, response, show)
  const outcome = review.outcome === 'right' || review.outcome === 'partly-right' ? review.outcome : 'wrong'
  return {
    response: values,
    outcome,
    fraction: Math.max(0, toNumber(readRational(review.fraction ?? '0/1'))),
    ...(review.options ? { options: review.options.filter(({ chosen }) => chosen) } : {}),
    ...(review.feedback ? { feedback: review.feedback } : {}),
    ...(review.generalFeedback ? { generalFeedback: review.generalFeedback } : {}),
  }
}
