import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { optionIdsOf, revealQuestion } from './answer-question'
import type { Finding } from './lint/finding'
import { lintQuestion } from './lint-question'
import { countQuestionsBy, type PoolCounts } from './list-pools.server'
import { maySeeBank } from './policy'
import type { QuestionState } from './pool'
import { countable, countQuestions, pageOfQuestions, poolBySlug, type QuestionFilter } from './queries.server'
import type { Question, QuestionType } from './registry'
import { type Review, SHOW_EVERYTHING } from './review'

export const POOL_PAGE_SIZE = 20

export type BankQuestion = {
  externalId: string
  versionNumber: number
  state: QuestionState
  type: QuestionType
  title: string
  objective: string | null
  difficulty: string | null
  /** `course/lesson` that teaches it. */
  lesson: string | null
  changedAt: number
  findings: readonly Finding[]
  /** The question as a learner sees it after an answer, with the whole key. */
  preview: Review
}
export type PoolView = {
  slug: string
  title: string
  counts: PoolCounts
  page: number
  total: number
  questions: readonly BankQuestion[]
}

/**
 * One page of a pool's questions.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.pool-not-found`
 */
export async function viewPool(ctx: Ctx, slug: string, filter: QuestionFilter, page: number): Promise<PoolView> {
  authorise(maySeeBank(ctx.actor))
  const pool = await poolBySlug(ctx.db, slug)
  if (!pool) throw notFound('questions.pool-not-found')
  const total = await countQuestions(ctx.db, pool.id, filter)
  const last = Math.max(1, Math.ceil(total / POOL_PAGE_SIZE))
  const shown = Math.min(Math.max(page, 1), last)
  const rows = await pageOfQuestions(ctx.db, pool.id, filter, {
    limit: POOL_PAGE_SIZE,
    offset: (shown - 1) * POOL_PAGE_SIZE,
  })
  return {
    slug: pool.slug,
    title: pool.title,
    counts: countQuestionsBy(await countable(ctx.db, pool.id)),
    page: shown,
    total,
    questions: rows.map((row) => {
      const question = json<Question>(row.body)
      return {
        externalId: row.external_id,
        versionNumber: row.number,
        state: row.state,
        type: question.type,
        title: row.title,
        objective: row.objective,
        difficulty: row.difficulty,
        lesson: row.lesson,
        changedAt: row.created_at,
        findings: lintQuestion(question),
        preview: revealQuestion(question, optionIdsOf(question), null, SHOW_EVERYTHING),
      }
    }),
  }
}
