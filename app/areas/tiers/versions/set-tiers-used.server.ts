import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../policy'
import { programmeOf } from './load-rules.server'
import { RE_EVALUATE_TRACK_JOB } from './publish-programme.server'
import { allTracks, findTrack, ruleVersions, setTrackTiers } from './queries.server'

/** Whether tiers are used anywhere; a programme that has no track yet is not one without tiers. */
export async function areTiersUsed(ctx: Ctx): Promise<boolean> {
  const tracks = await ctx.published('tiers.tracks', () => allTracks(ctx.db))
  return tracks.length === 0 || tracks.some((track) => track.has_tiers === 1)
}

export type TrackTiers = { track: string; title: LocalText; hasTiers: boolean }

/** Every track and whether it is run with tiers. @throws AppError 403 */
export async function listTrackTiers(ctx: Ctx): Promise<TrackTiers[]> {
  authorise(mayManageProgramme(ctx.actor))
  const versions = await ctx.published('tiers.rules', () => ruleVersions(ctx.db))
  const listed: TrackTiers[] = []
  for (const { id, slug, has_tiers } of await allTracks(ctx.db)) {
    const newest = versions.findLast((version) => version.track_id === id)
    const title = newest ? (await programmeOf(ctx, newest.id)).title : { en: slug }
    listed.push({ track: slug, title, hasTiers: has_tiers === 1 })
  }
  return listed
}

/**
 * Runs a track without tiers, or with them again. Without, nothing is decided and nobody has a tier or what it gives;
 * decisions and facts stay, and every partner is decided anew once tiers are used again.
 * @throws AppError 403 `tiers.not-a-programme-manager`, 404 `tiers.track-not-found`
 */
export async function setTiersUsed(ctx: Ctx, input: { track: string; hasTiers: boolean }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const track = await findTrack(tx.db, input.track)
    if (!track) throw notFound('tiers.track-not-found')
    if ((track.has_tiers === 1) === input.hasTiers) return
    await setTrackTiers(tx.db, track.id, input.hasTiers)
    if (input.hasTiers) await tx.enqueue({ name: RE_EVALUATE_TRACK_JOB, payload: { trackId: track.id } })
    await tx.audit({
      action: input.hasTiers ? 'tiers.tiers-turned-on' : 'tiers.tiers-turned-off',
      subject: { kind: 'track', id: track.id },
      after: { track: track.slug },
    })
    await tx.signal('vendor', 'rules-published')
  })
}
