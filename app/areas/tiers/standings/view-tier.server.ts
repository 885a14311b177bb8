import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { decisionHistory } from '../decisions/queries.server'
import type { Names } from '../language/names'
import { mayViewTier } from '../policy'
import { programmeOf } from '../versions/load-rules.server'
import { type PartnerState, type PartnerTrack, readPartner } from './read-partner.server'
import { type TrackView, trackView } from './track-view'

/** A track a partner is in, as tabs name it. */
export type TrackTab = { slug: string; title: LocalText }

export type TierView = {
  partner: { id: string; name: string; slug: string }
  names: Names
  tracks: TrackTab[]
  /** Null in no track, and in one whose rules are not in force yet: then `waitsFor` names that track. */
  track: TrackView | null
  waitsFor: string | null
}

/**
 * Where a partner stands in one of its tracks, why, and what is coming: the first track unless one is named. The same
 * number of queries whatever the size of the company.
 * @throws AppError 403 for members of other partners; 404 for a track that the partner is not in
 */
export async function viewTier(ctx: Ctx, of: { partnerId: string; track?: string }): Promise<TierView> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId })
  const chosen = chooseTrack(state, of.track)
  return {
    partner: { id: state.partner.id, name: state.partner.name, slug: state.partner.slug },
    names: state.names,
    tracks: tabsOf(state),
    track: chosen?.rules ? await viewOf(ctx, state, chosen) : null,
    waitsFor: chosen && !chosen.rules ? chosen.slug : null,
  }
}

/** @throws AppError 404 for a track that the partner is not in */
export function chooseTrack(state: PartnerState, slug: string | undefined): PartnerTrack | undefined {
  const chosen = slug ? state.tracks.find((track) => track.slug === slug) : state.tracks[0]
  if (slug && !chosen) throw notFound('tiers.track-not-found')
  return chosen
}

export const tabsOf = (state: PartnerState): TrackTab[] =>
  state.tracks.map(({ slug, rules }) => ({ slug, title: rules?.programme.title ?? { en: slug } }))

/** One track of a partner that was read; null while it has no rules in force. */
export async function viewOf(ctx: Ctx, state: PartnerState, track: PartnerTrack): Promise<TrackView | null> {
  if (!track.rules) return null
  const { programme, effectiveAt, nextAt } = track.rules
  const steps = await decisionHistory(ctx.db, state.partner.id, track.id)
  const last = steps.at(-1)
  return trackView({
    programme,
    tiersBefore: (last ? await programmeOf(ctx, last.rule_version_id) : programme).tiers,
    effectiveAt,
    nextRulesAt: nextAt,
    facts: state.facts,
    steps,
    now: momentOf(ctx, state),
  })
}

/** Now, or a moment later when something became known in this very millisecond. */
export const momentOf = (ctx: Ctx, state: Pick<PartnerState, 'facts'>): number =>
  state.facts.reduce((latest, fact) => Math.max(latest, fact.knownAt), ctx.now)
