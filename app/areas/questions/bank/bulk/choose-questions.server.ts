import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { lintQuestion } from '../../lint-question'
import { mayEditBank } from '../../policy'
import type { Question } from '../../registry'
import type { BankFilter } from '../bank-filter'
import { bulkQuestions } from '../queries.bulk.server'
import { bodiesOf } from '../queries.list.server'
import { allPools } from '../queries.server'
import type { BulkQuestion } from './plan-change'

/** More are changed in several steps: each stands in one form and one transaction. */
const MOST_AT_ONCE = 500

/** What somebody chose: by their ids, or all that fit a filter. */
export type Choice = { externalIds: readonly string[] } | { filter: BankFilter }
type Chosen = {
  pool: { id: string; slug: string; title: string }
  others: readonly { id: string; slug: string; title: string }[]
  questions: readonly BulkQuestion[]
  /** How many more fit than are changed at once. */
  over: number
}

/** @throws AppError 403 `questions.not-a-trainer`, 404 `questions.pool-not-found` */
export async function chooseQuestions(ctx: Ctx, slug: string, choice: Choice): Promise<Chosen> {
  authorise(mayEditBank(ctx.actor))
  const pools = await allPools(ctx.db)
  const pool = pools.find((one) => one.slug === slug)
  if (!pool) throw notFound('questions.pool-not-found')
  const externalIds = 'filter' in choice ? await fitting(ctx, pool.id, choice.filter) : [...new Set(choice.externalIds)]
  const rows = await bulkQuestions(ctx.db, { pool: pool.id, externalIds: externalIds.slice(0, MOST_AT_ONCE) })
  const brief = ({ id, slug: name, title }: (typeof pools)[number]) => ({ id, slug: name, title })
  return {
    pool: brief(pool),
    others: pools.filter(({ id }) => id !== pool.id).map(brief),
    questions: rows.map((row) => ({
      id: row.id,
      externalId: row.external_id,
      state: row.state,
      number: row.number,
      question: json<Question>(row.body),
    })),
    over: Math.max(0, externalIds.length - MOST_AT_ONCE),
  }
}

async function fitting(ctx: Ctx, poolId: string, filter: BankFilter): Promise<string[]> {
  const rows = await bodiesOf(ctx.db, poolId, filter)
  return rows
    .filter(({ body }) => filter.look !== 'findings' || lintQuestion(json<Question>(body)).length > 0)
    .map(({ external_id }) => external_id)
}
