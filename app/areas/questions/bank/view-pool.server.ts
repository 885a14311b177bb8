import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import type { Finding } from '../lint/finding'
import { lintQuestion } from '../lint-question'
import { mayEditBank, maySeeBank } from '../policy'
import type { QuestionState } from '../pool'
import type { Question, QuestionType } from '../registry'
import type { BankFilter, BankView } from './bank-filter'
import { countQuestionsBy, type PoolCounts } from './list-pools.server'
import { bodiesOf, countable, countQuestions, pageOfQuestions, tagsOfPool } from './queries.list.server'
import { poolBySlug } from './queries.server'

export const POOL_PAGE_SIZE = 25

export type BankQuestion = {
  id: string
  externalId: string
  versionNumber: number
  state: QuestionState
  type: QuestionType
  title: string
  objective: string | null
  difficulty: string | null
  changedAt: number
  findings: readonly Finding[]
  /** A file went over somebody's edit, and nobody has decided yet. */
  isOvertaken: boolean
}
export type PoolView = {
  slug: string
  title: string
  hasFile: boolean
  mayEdit: boolean
  counts: PoolCounts
  tags: readonly string[]
  page: number
  total: number
  questions: readonly BankQuestion[]
}

/**
 * One page of a pool's questions.
 * @throws AppError 403 `questions.not-an-author`, 404 `questions.pool-not-found`
 */
export async function viewPool(ctx: Ctx, slug: string, { filter, sort }: BankView, page: number): Promise<PoolView> {
  authorise(maySeeBank(ctx.actor))
  const pool = await poolBySlug(ctx.db, slug)
  if (!pool) throw notFound('questions.pool-not-found')
  const ids = filter.look === 'findings' ? await withFindings(ctx, pool.id, filter) : undefined
  const total = ids ? ids.length : await countQuestions(ctx.db, pool.id, filter)
  const last = Math.max(1, Math.ceil(total / POOL_PAGE_SIZE))
  const shown = Math.min(Math.max(page, 1), last)
  const rows = await pageOfQuestions(ctx.db, pool.id, filter, {
    sort,
    limit: POOL_PAGE_SIZE,
    offset: (shown - 1) * POOL_PAGE_SIZE,
    ids,
  })
  return {
    slug: pool.slug,
    title: pool.title,
    hasFile: pool.file_title !== null,
    mayEdit: mayEditBank(ctx.actor).allow,
    counts: countQuestionsBy(await countable(ctx.db, pool.id)),
    tags: await tagsOfPool(ctx.db, pool.id),
    page: shown,
    total,
    questions: rows.map((row) => {
      const question = json<Question>(row.body)
      return {
        id: row.id,
        externalId: row.external_id,
        versionNumber: row.number,
        state: row.state,
        type: question.type,
        title: row.title,
        objective: row.objective,
        difficulty: row.difficulty,
        changedAt: row.created_at,
        findings: lintQuestion(question),
        isOvertaken: row.overtaken_version_id !== null,
      }
    }),
  }
}

/** What lint finds changes with its rules, so it is found out and not stored. */
async function withFindings(ctx: Ctx, poolId: string, filter: BankFilter): Promise<string[]> {
  const rows = await bodiesOf(ctx.db, poolId, filter)
  return rows.filter(({ body }) => lintQuestion(json<Question>(body)).length > 0).map(({ id }) => id)
}
