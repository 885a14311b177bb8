import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { inPortions } from '~/platform/portions.server'
import type { LossAhead, StandingOutlook } from '../decisions/standing-outlook'
import type { Names } from '../language/names'
import { STANDINGS_PAGE } from '../page-sizes'
import { mayManageProgramme } from '../policy'
import { type PublishedRules, rulesInForce } from '../versions/load-rules.server'
import { allTracks } from '../versions/queries.server'
import {
  countStandings,
  countsByTier,
  placesOfPartners,
  type StandingFilter,
  standingRows,
  standingsInGrace,
} from './queries.standings.server'
import { type StandingEntry, standingEntry } from './standing-entry'
import { readStandingsView, type StandingsView } from './standings-view'
import { type TierName, tierName } from './track-view'

export type TrackShares = {
  slug: string
  title: LocalText
  /** Lowest first; partners without a tier stand before them when there are any. */
  tiers: { tier: TierName | null; partners: number; inGrace: number }[]
  partners: number
}

/** Entries that a view finds, with the names of people and certifications they speak of. */
export type FoundStandings = { entries: StandingEntry[]; names: Names }

export type StandingsList = FoundStandings & {
  /** Entries, and the companies they are of: one may be in several tracks. */
  total: number
  companies: number
  view: StandingsView
  shares: TrackShares[]
  /** What the filters offer. */
  tracks: { slug: string; title: LocalText }[]
  tiers: { slug: string; title: LocalText }[]
  regions: string[]
  countries: string[]
}

/**
 * The partner base: one page of a filtered, sorted list, and how each track divides. Reads what is kept with each standing
 * and evaluates nothing; the same few queries, whatever the page.
 * @throws AppError 403 for others than programme managers
 */
export async function listStandings(ctx: Ctx, query: URLSearchParams): Promise<StandingsList> {
  authorise(mayManageProgramme(ctx.actor))
  const view = readStandingsView(query)
  const rules = await rulesInForce(ctx, ctx.now)
  const { total, companies } = await countStandings(ctx.db, filterOf(view), ctx.now)
  const page = { limit: STANDINGS_PAGE, offset: (view.page - 1) * STANDINGS_PAGE }
  const tracks = await allTracks(ctx.db)
  return {
    ...(await find(ctx, view, { rules, page })),
    ...{ total, companies, view },
    shares: await sharesOf(ctx, rules),
    tracks: tracks.map(({ id, slug }) => ({ slug, title: rules.get(id)?.programme.title ?? { en: slug } })),
    tiers: [...rules.values()]
      .flatMap(({ programme }) => programme.tiers.map(({ slug, title }) => ({ slug, title })))
      .filter((tier, index, all) => all.findIndex(({ slug }) => slug === tier.slug) === index),
    ...(await placesOfPartners(ctx.db)),
  }
}

/**
 * Everything that the filters of a view find, in its order, on one page.
 * @throws AppError 403 for others than programme managers
 */
export async function findStandings(ctx: Ctx, query: URLSearchParams): Promise<FoundStandings> {
  authorise(mayManageProgramme(ctx.actor))
  return find(ctx, readStandingsView(query), { rules: await rulesInForce(ctx, ctx.now), page: null })
}

/**
 * How many standings are kept only for a while, and the one that ends first (`until` in epoch milliseconds).
 * @throws AppError 403 for others than programme managers
 */
export async function nextGraceToEnd(
  ctx: Ctx,
): Promise<{ total: number; first: { partner: string; until: number } | null }> {
  authorise(mayManageProgramme(ctx.actor))
  const { total, rows } = await standingsInGrace(ctx.db, { limit: 1, now: ctx.now })
  const [row] = rows
  return { total, first: row?.until ? { partner: row.partner, until: row.until } : null }
}

const filterOf = ({ search, ...view }: StandingsView): StandingFilter => ({ ...view, text: search })

async function find(
  ctx: Ctx,
  view: StandingsView,
  of: { rules: ReadonlyMap<string, PublishedRules>; page: { limit: number; offset: number } | null },
): Promise<FoundStandings> {
  const rows = await standingRows(ctx.db, filterOf(view), {
    now: ctx.now,
    order: view.sort,
    direction: view.direction === 'ascending' ? 'asc' : 'desc',
    places: [...of.rules].flatMap(([trackId, { programme }]) =>
      programme.tiers.map((tier, rank) => ({ trackId, tier: tier.slug, rank })),
    ),
    page: of.page,
  })
  const losses = rows.map(({ loss }) => (loss === null ? null : json<LossAhead>(loss)))
  const entries = rows.map((row, place) =>
    standingEntry(row, {
      rules: of.rules.get(row.track_id ?? '') ?? null,
      outlook: row.outlook === null ? null : json<StandingOutlook>(row.outlook),
      loss: losses[place] ?? null,
    }),
  )
  return { entries, names: await namesIn(ctx, losses) }
}

/** Of the people whose certificates end with a loss, and of every certification. */
async function namesIn(ctx: Ctx, losses: readonly (LossAhead | null)[]): Promise<Names> {
  const causes = losses.flatMap((loss) => loss?.step.causes ?? [])
  const ids = new Set(causes.flatMap((cause) => ('personId' in cause ? cause.personId : [])))
  const people = await inPortions([...ids], async (some) => [...(await findPeople(ctx, some)).values()])
  const certifications = await listCertifications(ctx)
  return {
    people: Object.fromEntries(people.map(({ personId, name }) => [personId, name])),
    certifications: Object.fromEntries(certifications.map(({ slug, title }) => [slug, title])),
    exams: {},
  }
}

async function sharesOf(ctx: Ctx, rules: ReadonlyMap<string, PublishedRules>): Promise<TrackShares[]> {
  const counts = await countsByTier(ctx.db)
  return [...rules.values()].map(({ trackId, trackSlug, programme }) => {
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
  })
}
