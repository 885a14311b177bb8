import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { maySeeBank } from '../policy'
import type { QuestionState } from '../pool'
import { countable } from './queries.list.server'
import { allPools } from './queries.server'

export type PoolCounts = {
  total: number
  state: Record<QuestionState, number>
  /** Of questions that are not retired. */
  type: Record<string, number>
  difficulty: Record<string, number>
  objective: Record<string, number>
  lesson: Record<string, number>
}
export type PoolSummary = {
  slug: string
  title: string
  /** Whether a file under version control keeps it, beside what people do in the browser. */
  hasFile: boolean
  changedAt: number
  counts: PoolCounts
}

/** Every pool with what it holds. @throws AppError 403 `questions.not-an-author` */
export async function listPools(ctx: Ctx): Promise<PoolSummary[]> {
  authorise(maySeeBank(ctx.actor))
  const [pools, questions] = [await allPools(ctx.db), await countable(ctx.db)]
  const own = new Map<string, Counted[]>()
  for (const question of questions) {
    const held = own.get(question.pool_id)
    if (held) held.push(question)
    else own.set(question.pool_id, [question])
  }
  return pools.map((pool) => {
    const held = own.get(pool.id) ?? []
    return {
      slug: pool.slug,
      title: pool.title,
      hasFile: pool.file_title !== null,
      changedAt: held.reduce((latest, { created_at }) => Math.max(latest, created_at), pool.created_at),
      counts: countQuestionsBy(held),
    }
  })
}

type Counted = Awaited<ReturnType<typeof countable>>[number]
type Countable = {
  state: QuestionState
  type: string
  difficulty: string | null
  objective: string | null
  lesson: string | null
}

export function countQuestionsBy(questions: readonly Countable[]): PoolCounts {
  const inUse = questions.filter(({ state }) => state !== 'retired')
  return {
    total: questions.length,
    state: { live: 0, trial: 0, retired: 0, ...tally(questions.map(({ state }) => state)) },
    type: tally(inUse.map(({ type }) => type)),
    difficulty: tally(inUse.flatMap(({ difficulty }) => difficulty ?? [])),
    objective: tally(inUse.flatMap(({ objective }) => objective ?? [])),
    lesson: tally(inUse.flatMap(({ lesson }) => lesson ?? [])),
  }
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
