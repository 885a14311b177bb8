import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../policy'
import { findBenefit } from './find-benefit.server'
import type { FundUse } from './fund'
import { fundUsesOf } from './queries.uses.server'

/**
 * One entry of a partner's fund.
 * @throws AppError 403 for others than programme managers, 404 without such an entry
 */
export async function viewFundEntry(
  ctx: Ctx,
  of: { partnerId: string; benefit: string; track?: string | undefined; entryId: string },
): Promise<{ use: FundUse; track: string }> {
  authorise(mayManageProgramme(ctx.actor))
  const { place, history, definition } = await findBenefit(ctx, of)
  if (definition.usage?.kind !== 'fund') throw conflict('benefits.not-counted')
  const use = (await fundUsesOf(ctx.db, place)).find(({ id }) => id === of.entryId)
  if (!use) throw notFound('benefits.fund-entry-not-found')
  return { use, track: history.track }
}
