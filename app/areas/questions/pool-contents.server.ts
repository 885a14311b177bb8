import type { Ctx } from '~/platform/context.server'
import { drawable, drawableTags } from './queries.server'
import { moduleOf, type QuestionType } from './registry'

/** A question that a blueprint may draw, in its newest version. */
type PoolItem = {
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

/** A question that stands in a pool, but that no exam can give because of its type. */
type UndeliverableItem = { pool: string; externalId: string; type: QuestionType }

/** The live and trial questions of some pools that an exam can deliver, in a fixed order. */
export const poolContents = async (
  ctx: Ctx,
  poolSlugs: readonly string[],
  of?: { tags: boolean },
): Promise<PoolItem[]> => (await poolStock(ctx, poolSlugs, of)).items

/**
 * The live and trial questions of some pools, those that an exam can deliver apart from those that it cannot.
 * @param of.tags whether the tags are wanted: they cost a query
 */
export async function poolStock(
  ctx: Ctx,
  poolSlugs: readonly string[],
  of: { tags: boolean } = { tags: false },
): Promise<{ items: PoolItem[]; undeliverable: UndeliverableItem[] }> {
  const rows = await drawable(ctx.db, poolSlugs)
  const tags = new Map<string, string[]>()
  for (const { version_id, tag } of of.tags ? await drawableTags(ctx.db, poolSlugs) : [])
    tags.set(version_id, [...(tags.get(version_id) ?? []), tag])
  const isDeliverable = ({ type }: { type: string }) => moduleOf(type)?.isDeliverable === true
  return {
    items: rows.filter(isDeliverable).map((row) => ({
      pool: row.pool,
      questionId: row.question_id,
      versionId: row.version_id,
      externalId: row.external_id,
      state: row.state === 'trial' ? 'trial' : 'live',
      objective: row.objective,
      difficulty: row.difficulty,
      type: row.type,
      tags: tags.get(row.version_id) ?? [],
    })),
    undeliverable: rows.flatMap((row) => {
      const type = moduleOf(row.type)?.type
      return type === undefined || isDeliverable(row) ? [] : [{ pool: row.pool, externalId: row.external_id, type }]
    }),
  }
}
