import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayRegrade } from '../policy'
import { REGRADES_PAGE } from './page-sizes'
import { countRegrades, pageOfRegrades, stepsOf } from './queries.server'
import { type RegradeSummary, summariseRegrades } from './summarise-regrades.server'

/** One page of all corrections, or of those that concern an exam, newest first. @throws AppError 403 */
export async function listRegrades(
  ctx: Ctx,
  of: { page: number; examId: string | null },
): Promise<{ regrades: RegradeSummary[]; total: number; page: number }> {
  authorise(mayRegrade(ctx.actor))
  const { examId } = of
  const total = await countRegrades(ctx.db, examId)
  const rows = await pageOfRegrades(ctx.db, { examId, limit: REGRADES_PAGE, offset: (of.page - 1) * REGRADES_PAGE })
  const steps = await stepsOf(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return { regrades: await summariseRegrades(ctx, rows, steps), total, page: of.page }
}
