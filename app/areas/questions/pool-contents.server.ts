import type { Ctx } from '~/platform/context.server'
import { drawable } from './queries.server'

/** A question that a blueprint may draw, in its newest version. */
export type PoolItem = {
  pool: string
  questionId: string
  versionId: string
  externalId: string
  state: 'live' | 'trial'
  objective: string | null
  difficulty: string | null
  type: string
}

/** The live and trial questions of some pools, in a fixed order. */
export async function poolContents(ctx: Ctx, poolSlugs: readonly string[]): Promise<PoolItem[]> {
  return (await drawable(ctx.db, poolSlugs)).map((row) => ({
    pool: row.pool,
    questionId: row.question_id,
    versionId: row.version_id,
    externalId: row.external_id,
    state: row.state === 'trial' ? 'trial' : 'live',
    objective: row.objective,
    difficulty: row.difficulty,
    type: row.type,
  }))
}
