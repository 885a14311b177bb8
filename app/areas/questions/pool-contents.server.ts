import type { Ctx } from '~/platform/context.server'
import { drawable, drawableTags } from './queries.server'
import { moduleOf } from './registry'

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
  tags: readonly string[]
}

/**
 * The live and trial questions of some pools that an exam can deliver, in a fixed order.
 * @param of.tags whether the tags are wanted: they cost a query
 */
export async function poolContents(
  ctx: Ctx,
  poolSlugs: readonly string[],
  of: { tags: boolean } = { tags: false },
): Promise<PoolItem[]> {
  const rows = (await drawable(ctx.db, poolSlugs)).filter(({ type }) => moduleOf(type)?.isDeliverable)
  const tags = new Map<string, string[]>()
  for (const { version_id, tag } of of.tags ? await drawableTags(ctx.db, poolSlugs) : [])
    tags.set(version_id, [...(tags.get(version_id) ?? []), tag])
  return rows.map((row) => ({
    pool: row.pool,
    questionId: row.question_id,
    versionId: row.version_id,
    externalId: row.external_id,
    state: row.state === 'trial' ? 'trial' : 'live',
    objective: row.objective,
    difficulty: row.difficulty,
    type: row.type,
    tags: tags.get(row.version_id) ?? [],
  }))
}
