import { notFound } from '~/platform/errors'
import type { LocalText } from '~/platform/local-text'
import type { PartnerState, PartnerTrack } from './read-partner.server'

/** A track a partner is in, as tabs name it. */
export type TrackTab = { slug: string; title: LocalText }

/** @throws AppError 404 for a track that the partner is not in */
export function chooseTrack(state: PartnerState, slug: string | undefined): PartnerTrack | undefined {
  const chosen = slug ? state.tracks.find((track) => track.slug === slug) : state.tracks[0]
  if (slug && !chosen) throw notFound('tiers.track-not-found')
  return chosen
}

export const tabsOf = (state: PartnerState): TrackTab[] =>
  state.tracks.map(({ slug, rules }) => ({ slug, title: rules?.programme.title ?? { en: slug } }))

/** Now, or a moment later when something became known in this very millisecond. */
export const momentOf = (
  ctx: { now: number },
  state: { readonly facts: readonly { readonly knownAt: number }[] },
): number => state.facts.reduce((latest, fact) => Math.max(latest, fact.knownAt), ctx.now)
