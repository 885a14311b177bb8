import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { maySeeBank } from './policy'
import type { QuestionState } from './pool'
import { allPools, countable } from './queries.server'

export type PoolCounts = {
  total: number
  state: Record<QuestionState, number>
  /** Of questions that are not retired. */
  type: Record<string, number>
  difficulty: Record<string, number>
  objective: Record<string, number>
}
export type PoolSummary = { slug: string; title: string; changedAt: number; counts: PoolCounts }

/** Every pool with what it holds. @throws AppError 403 `questions.not-an-author` */
export async function listPools(ctx: Ctx): Promise<PoolSummary[]> {
  authorise(maySeeBank(ctx.actor))
  const [pools, questions] = [await allPools(ctx.db), await countable(ctx.db)]
  return pools.map((pool) => {
    const own = questions.filter(({ pool_id }) => pool_id === pool.id)
    return {
      slug: pool.slug,
      title: pool.title,
      changedAt: Math.max(pool.created_at, ...own.map(({ created_at }) => created_at)),
      counts: countQuestionsBy(own),
    }
  })
}

type Countable = { state: QuestionState; type: string; difficulty: string | null; objective: string | null }

export function countQuestionsBy(questions: readonly Countable[]): PoolCounts {
  const inUse = questions.filter(({ state }) => state !== 'retired')
  return {
    total: questions.length,
    state: { live: 0, trial: 0, retired: 0, ...tally(questions.map(({ state }) => state)) },
    type: tally(inUse.map(({ type }) => type)),
    difficulty: tally(inUse.flatMap(({ difficulty }) => difficulty ?? [])),
    objective: tally(inUse.flatMap(({ objective }) => objective ?? [])),
  }
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
