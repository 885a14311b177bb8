import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { deliverQuestion, isAnswered, optionIdsOf, parseResponseForm, revealQuestion } from '../answer-question'
import { maySeeBank } from '../policy'
import { type Delivery, moduleOf, type Question } from '../registry'
import { type Review, SHOW_EVERYTHING } from '../review'
import { questionById } from './queries.question.server'
import { shuffledOrder } from './shuffled-order'

export type QuestionTrial = {
  id: string
  externalId: string
  title: string
  number: number
  pool: { slug: string; title: string }
  delivery: Delivery
  /** What was answered, with the ids that are shown; null before that. */
  response: unknown
  /** The mark with its reasons and all feedback; null before an answer. */
  review: Review | null
  /** Whether a browser may answer it at all: files and calls are only ever taken in an attempt. */
  canAnswer: boolean
}

type TrialForm = { get: (name: string) => string | null; getAll: (name: string) => readonly string[] }

/**
 * Asks a question as an attempt would, and marks what comes back. Nothing of it is kept.
 * @param of.shuffle any number; the same one gives the same order of the options
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.question-not-found`
 */
export async function tryQuestion(
  ctx: Ctx,
  of: { id: string; shuffle: number; field: string; form: TrialForm | null },
): Promise<QuestionTrial> {
  authorise(maySeeBank(ctx.actor))
  const row = await questionById(ctx.db, of.id)
  if (!row) throw notFound('questions.question-not-found')
  const question = json<Question>(row.body)
  const order = shuffledOrder(optionIdsOf(question), of.shuffle)
  const canAnswer = moduleOf(question.type)?.writtenBy === 'browser'
  const response = of.form && canAnswer ? parseResponseForm(question.type, of.field, of.form.get, of.form.getAll) : null
  const hasAnswered = of.form !== null && canAnswer
  return {
    id: row.id,
    externalId: row.external_id,
    title: question.title,
    number: row.number,
    pool: { slug: row.pool_slug, title: row.pool_title },
    delivery: deliverQuestion(question, order),
    response: isAnswered(question, response) ? response : null,
    review: hasAnswered ? revealQuestion(question, order, response, SHOW_EVERYTHING) : null,
    canAnswer,
  }
}
