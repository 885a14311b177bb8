import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { findTrack, setTrackPublic } from '../queries.server'

/** Opens the rules of a track to strangers, or closes them. @throws AppError 403, 404 `tiers.track-not-found` */
export async function setPublicity(ctx: Ctx, input: { track: string; isPublic: boolean }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const track = await findTrack(tx.db, input.track)
    if (!track) throw notFound('tiers.track-not-found')
    if ((track.is_public === 1) === input.isPublic) return
    await setTrackPublic(tx.db, track.id, input.isPublic)
    await tx.audit({
      action: input.isPublic ? 'tiers.track-made-public' : 'tiers.track-made-private',
      subject: { kind: 'track', id: track.id },
      after: { track: track.slug },
    })
  })
}
