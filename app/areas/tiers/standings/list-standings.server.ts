import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { STANDINGS_PAGE } from '../page-sizes'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { allTracks } from '../versions/queries.server'
import {
  countsByTier,
  regionsOfPartners,
  type StandingFilter,
  standingsInGrace,
  standingsPage,
} from './queries.standings.server'
import { readStandingsView, type StandingsView } from './standings-view'
import { type TierName, tierName } from './track-view'

export type StandingEntry = {
  partner: { id: string; name: string; slug: string; region: string | null; country: string | null }
  /** Null for a partner that is in no track. */
  track: { slug: string; title: LocalText } | null
  tier: TierName | null
  /** Whether it was ever decided: a track without rules in force decides nothing. */
  isDecided: boolean
  since: number | null
  graceUntil: number | null
  nextExpiryAt: number | null
}

export type TrackShares = {
  slug: string
  title: LocalText
  /** Lowest first; partners without a tier stand before them when there are any. */
  tiers: { tier: TierName | null; partners: number; inGrace: number }[]
  partners: number
}

export type StandingsList = {
  entries: StandingEntry[]
  /** Entries, and the companies they are of: one may be in several tracks. */
  total: number
  companies: number
  view: StandingsView
  shares: TrackShares[]
  /** What the filters offer. */
  tracks: { slug: string; title: LocalText }[]
  tiers: { slug: string; title: LocalText }[]
  regions: string[]
}

/**
 * Partners by tier: one page of a filtered, sorted list, and how each track divides. Six queries, whatever the page.
 * @throws AppError 403 for others than programme managers
 */
export async function listStandings(ctx: Ctx, query: URLSearchParams): Promise<StandingsList> {
  authorise(mayManageProgramme(ctx.actor))
  const view = readStandingsView(query)
  const rules = await rulesInForce(ctx, ctx.now)
  const titleOf = (trackId: string | null, slug: string) => rules.get(trackId ?? '')?.programme.title ?? { en: slug }
  const ranks = [...rules].flatMap(([trackId, { programme }]) =>
    programme.tiers.map((tier, rank) => ({ trackId, tier: tier.slug, rank })),
  )
  const filter: StandingFilter = { ...view, text: view.search }
  const { total, companies, rows } = await standingsPage(ctx.db, filter, {
    order: view.sort,
    direction: view.direction === 'ascending' ? 'asc' : 'desc',
    limit: STANDINGS_PAGE,
    offset: (view.page - 1) * STANDINGS_PAGE,
    ranks,
  })
  const tracks = await allTracks(ctx.db)
  const counts = await countsByTier(ctx.db)
  return {
    entries: rows.map((row) => {
      const programme = rules.get(row.track_id ?? '')?.programme
      return {
        partner: {
          id: row.partner_id,
          name: row.partner_name,
          slug: row.partner_slug,
          region: row.region,
          country: row.country,
        },
        track: row.track_slug ? { slug: row.track_slug, title: titleOf(row.track_id, row.track_slug) } : null,
        tier: programme ? tierName(programme, row.tier) : null,
        isDecided: row.since !== null,
        since: row.since,
        graceUntil: row.grace_until,
        nextExpiryAt: row.next_expiry_at,
      }
    }),
    total,
    companies,
    view,
    shares: [...rules.values()].map(({ trackId, trackSlug, programme }) => {
      const own = counts.filter((count) => count.track_id === trackId)
      const countOf = (slug: string | null) => {
        const found = own.find((count) => count.tier === slug)
        return {
          tier: tierName(programme, slug),
          partners: Number(found?.partners ?? 0),
          inGrace: Number(found?.in_grace ?? 0),
        }
      }
      const none = countOf(null)
      return {
        slug: trackSlug,
        title: programme.title,
        tiers: [...(none.partners > 0 ? [none] : []), ...programme.tiers.map(({ slug }) => countOf(slug))],
        partners: own.reduce((sum, count) => sum + Number(count.partners), 0),
      }
    }),
    tracks: tracks.map(({ id, slug }) => ({ slug, title: titleOf(id, slug) })),
    tiers: [...rules.values()]
      .flatMap(({ programme }) => programme.tiers.map(({ slug, title }) => ({ slug, title })))
      .filter((tier, index, all) => all.findIndex(({ slug }) => slug === tier.slug) === index),
    regions: await regionsOfPartners(ctx.db),
  }
}

/**
 * How many standings are kept only for a while, and the one that ends first (`until` in epoch milliseconds).
 * @throws AppError 403 for others than programme managers
 */
export async function nextGraceToEnd(
  ctx: Ctx,
): Promise<{ total: number; first: { partner: string; until: number } | null }> {
  authorise(mayManageProgramme(ctx.actor))
  const { total, rows } = await standingsInGrace(ctx.db, { limit: 1 })
  const [row] = rows
  return { total, first: row?.until ? { partner: row.partner, until: row.until } : null }
}
