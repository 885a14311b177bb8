import { findOrganisation, type Organisation } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import type { BenefitDefinition, Programme } from '../language/programme'
import { tracksOfPartner } from '../standings/queries.memberships.server'
import { measured } from './benefits'
import { stepAt, type TrackHistory } from './entitlement'
import type { Place } from './queries.uses.server'
import { readFullHistories } from './read-histories.server'

/** A benefit of a partner in a track, with everything that was ever had of it. */
export type FoundBenefit = {
  partner: Organisation
  place: Place
  definition: BenefitDefinition
  programme: Programme
  history: TrackHistory
}

/**
 * The benefit that a page or a form speaks of. The caller authorises.
 * @param of.track slug; the only or first track of the partner that has the benefit when left out
 * @throws AppError 404 when there is no such partner, or none of its tracks has the benefit
 */
export async function findBenefit(
  ctx: Ctx,
  of: { partnerId: string; benefit: string; track?: string | undefined },
): Promise<FoundBenefit> {
  const partner = await findOrganisation(ctx, { id: of.partnerId })
  if (partner?.kind !== 'partner') throw notFound('tiers.partner-not-found')
  const tracks = await tracksOfPartner(ctx.db, partner.id)
  const histories = await readFullHistories(ctx, partner.id)
  for (const { id, slug } of tracks) {
    const history = histories.find(({ track }) => track === slug)
    const programme = history && stepAt(history, Number.MAX_SAFE_INTEGER)?.programme
    const definition = programme?.benefits.find((benefit) => benefit.slug === of.benefit)
    if (!history || !programme || !definition || (of.track !== undefined && of.track !== slug)) continue
    const place = { partnerId: partner.id, trackId: id, benefit: of.benefit }
    return { partner, place, programme, history, definition: measured(definition, programme) }
  }
  throw notFound('benefits.benefit-not-found')
}
