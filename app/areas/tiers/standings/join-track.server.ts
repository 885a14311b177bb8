import { findOrganisation } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { lockPartner } from '../decisions/queries.server'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { mayManageProgramme } from '../policy'
import { findTrack } from '../versions/queries.server'
import { insertMembership, tracksOfPartner } from './queries.memberships.server'

/**
 * Takes a partner into a track and decides its first tier there.
 * @throws AppError 404 for an unknown track or partner, 409 when the partner is in it already
 */
export async function joinTrack(ctx: Ctx, input: { partnerId: string; track: string }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const partner = await findOrganisation(tx, { id: input.partnerId })
    if (partner?.kind !== 'partner' || partner.closedAt !== null) throw notFound('tiers.partner-not-found')
    const track = await findTrack(tx.db, input.track)
    if (!track) throw notFound('tiers.track-not-found')
    await lockPartner(tx.db, partner.id)
    if ((await tracksOfPartner(tx.db, partner.id)).some(({ id }) => id === track.id))
      throw conflict('tiers.already-in-track')
    const id = newId(tx.now)
    await insertMembership(tx.db, {
      id,
      partner_id: partner.id,
      track_id: track.id,
      joined_at: tx.now,
      left_at: null,
    })
    await tx.audit({
      action: 'tiers.joined-track',
      subject: { kind: 'programme-membership', id },
      organisationId: partner.id,
      after: { track: track.slug },
    })
    await reEvaluate(tx, { partnerId: partner.id, cause: { kind: 'joined', id }, trackId: track.id })
    await tx.signal(`organisation:${partner.id}`, 'tier-checked')
    await tx.signal('vendor', 'tier-checked', { partnerId: partner.id })
  })
}
