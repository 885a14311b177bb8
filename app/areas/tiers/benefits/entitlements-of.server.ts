import type { Ctx } from '~/platform/context.server'
import type { Entitlement } from '~/platform/entitlements'
import { standingsOfPartner } from '../decisions/queries.server'
import { rulesInForce } from '../versions/load-rules.server'
import { entitlementsFor } from './benefits'

/** What a partner may use today, of every track it holds a tier in. */
export async function entitlementsOf(ctx: Ctx, organisationId: string): Promise<Entitlement[]> {
  const standings = await standingsOfPartner(ctx.db, organisationId)
  if (standings.length === 0) return []
  const rules = await rulesInForce(ctx, ctx.now)
  return standings.flatMap((standing) => {
    const inForce = rules.get(standing.track_id)
    return inForce ? entitlementsFor(inForce.programme, standing.tier) : []
  })
}
