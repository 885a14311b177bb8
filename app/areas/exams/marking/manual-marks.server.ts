import type { Ctx } from '~/platform/context.server'
import type { ManualMark } from '../results/manual-mark'
import { markingItemsOf, marksOf } from './queries.server'

/**
 * The settled marks that people gave in some attempts, by item, with the newest comment. Two queries however many
 * attempts; one when none of them has an answer for people.
 */
export async function manualMarksOf(ctx: Ctx, attemptIds: readonly string[]): Promise<Map<string, ManualMark>> {
  const items = await markingItemsOf(ctx.db, attemptIds)
  const settled = items.flatMap((item) =>
    item.settled_fraction === null ? [] : [{ itemId: item.item_id, fraction: item.settled_fraction }],
  )
  if (settled.length === 0) return new Map()
  const marks = await marksOf(
    ctx.db,
    settled.map(({ itemId }) => itemId),
  )
  return new Map(
    settled.map(({ itemId, fraction }) => [
      itemId,
      {
        fraction,
        comment: marks.findLast((mark) => mark.item_id === itemId && mark.comment !== null)?.comment ?? null,
      },
    ]),
  )
}
