import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { contains } from '#db/portable'
import type { Database } from '#db/tables'
import type { StandingOrder, StandingState } from './standings-view'

type Db = Kysely<Database>

export type StandingFilter = {
  text: string
  track: string | null
  /** a tier's slug; `none` for a partner that holds none */
  tier: string | null
  region: string | null
  /** ISO 3166-1 alpha-2 */
  country: string | null
  state: StandingState | null
}

export const EVERY_STANDING: StandingFilter = {
  ...{ text: '', track: null, tier: null, region: null, country: null, state: null },
}

const DAY = 86_400_000

/** Every partner beside every track it is in; one that is in none stands once, without a track. */
const partners = (db: Db, filter: StandingFilter, now: number) =>
  db
    .selectFrom('organisations')
    .leftJoin('programme_memberships', (join) =>
      join
        .onRef('programme_memberships.partner_id', '=', 'organisations.id')
        .on('programme_memberships.left_at', 'is', null),
    )
    .leftJoin('tracks', 'tracks.id', 'programme_memberships.track_id')
    .leftJoin('tier_standings', (join) =>
      join
        .onRef('tier_standings.partner_id', '=', 'organisations.id')
        .onRef('tier_standings.track_id', '=', 'programme_memberships.track_id'),
    )
    // Who holds no tier can lose none, and is looked at no more.
    .leftJoin('loss_watches', (join) =>
      join
        .onRef('loss_watches.partner_id', '=', 'tier_standings.partner_id')
        .onRef('loss_watches.track_id', '=', 'tier_standings.track_id')
        .on('tier_standings.tier', 'is not', null)
        .on('loss_watches.lost_at', '>', now),
    )
    .where('organisations.kind', '=', 'partner')
    .where('organisations.closed_at', 'is', null)
    .$if(filter.text !== '', (query) =>
      query.where((eb) =>
        eb.or([
          contains(eb.ref('organisations.name'), filter.text),
          contains(eb.ref('organisations.slug'), filter.text),
        ]),
      ),
    )
    .$if(filter.track !== null, (query) => query.where('tracks.slug', '=', filter.track))
    .$if(filter.tier === 'none', (query) => query.where('tier_standings.tier', 'is', null))
    .$if(filter.tier !== null && filter.tier !== 'none', (query) =>
      query.where('tier_standings.tier', '=', filter.tier),
    )
    .$if(filter.region !== null, (query) => query.where('organisations.region', '=', filter.region))
    .$if(filter.country !== null, (query) => query.where('organisations.country', '=', filter.country))
    .$if(filter.state !== null, (query) => query.where(isIn(filter.state, now)))

/** The standings of a state, as a condition. */
function isIn(state: StandingState | null, now: number): Expression<SqlBool> {
  const losesWithin = (days: number) => sql<SqlBool>`loss_watches.lost_at <= ${now + days * DAY}`
  switch (state) {
    case 'grace':
      return sql<SqlBool>`tier_standings.grace_until is not null`
    case 'approval':
      return sql<SqlBool>`tier_standings.grace_until <= ${now}`
    case 'risk-30':
      return losesWithin(30)
    case 'risk-60':
      return losesWithin(60)
    case 'risk-90':
      return losesWithin(90)
    case 'differs':
      return sql<SqlBool>`tier_standings.partner_id is not null and tier_standings.computed is distinct from tier_standings.tier`
    case 'undecided':
      return sql<SqlBool>`tier_standings.partner_id is null`
    case null:
      return sql<SqlBool>`1 = 1`
  }
}

/** The place of each tier in its track, lowest first; needed to sort by tier. */
export type TierPlaces = readonly { trackId: string; tier: string; rank: number }[]

/** How many entries a filter finds, and of how many companies. */
export async function countStandings(db: Db, filter: StandingFilter, now: number) {
  const { total, companies } = await partners(db, filter, now)
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.count<number>('organisations.id').distinct().as('companies'),
    ])
    .executeTakeFirstOrThrow()
  return { total: Number(total), companies: Number(companies) }
}

/** Partners with their standings, in order: one page of them, or all that the filter finds. */
export const standingRows = (
  db: Db,
  filter: StandingFilter,
  of: {
    now: number
    order: StandingOrder
    direction: 'asc' | 'desc'
    places: TierPlaces
    page: { limit: number; offset: number } | null
  },
) => {
  const rows = partners(db, filter, of.now)
    .select([
      'organisations.id as partner_id',
      'organisations.name as partner_name',
      'organisations.slug as partner_slug',
      'organisations.region',
      'organisations.country',
      'tracks.id as track_id',
      'tracks.slug as track_slug',
      'tier_standings.tier',
      'tier_standings.computed',
      'tier_standings.since',
      'tier_standings.grace_until',
      'tier_standings.next_expiry_at',
      'tier_standings.next_review_at',
      'tier_standings.decided_at',
      'tier_standings.spare',
      'tier_standings.outlook',
      'loss_watches.lost_at',
      'loss_watches.loss',
    ])
    .orderBy(orderOf(of.order, of), of.direction)
    .orderBy(sql`lower(organisations.name)`)
    .orderBy('organisations.id')
    .orderBy(sql`coalesce(tracks.slug, '')`)
  return (of.page ? rows.limit(of.page.limit).offset(of.page.offset) : rows).execute()
}

function orderOf(order: StandingOrder, of: { direction: 'asc' | 'desc'; places: TierPlaces }) {
  // A day or number that is not there stands last in both directions; names that are not there are empty ones.
  const last = sql.lit(of.direction === 'asc' ? 9e15 : -1)
  switch (order) {
    case 'partner':
      return sql`lower(organisations.name)`
    case 'track':
      return sql`coalesce(tracks.slug, '')`
    case 'region':
      return sql`lower(coalesce(organisations.region, ''))`
    case 'country':
      return sql`coalesce(organisations.country, '')`
    case 'tier':
      return placeOf('tier', of.places)
    case 'computed':
      return placeOf('computed', of.places)
    case 'since':
      return sql`coalesce(tier_standings.since, 0)`
    case 'margin':
      return sql`coalesce(tier_standings.spare, ${last})`
    case 'expiry':
      return sql`coalesce(tier_standings.next_expiry_at, ${last})`
    case 'loss':
      return sql`coalesce(loss_watches.lost_at, ${last})`
    case 'grace':
      return sql`coalesce(tier_standings.grace_until, ${last})`
    case 'review':
      return sql`coalesce(tier_standings.next_review_at, ${last})`
    case 'decided':
      return sql`coalesce(tier_standings.decided_at, ${last})`
  }
}

function placeOf(column: 'tier' | 'computed', places: TierPlaces) {
  const tier = sql.ref(`tier_standings.${column}`)
  if (places.length === 0) return sql`coalesce(${tier}, '')`
  const cases = places.map(
    ({ trackId, tier: slug, rank }) =>
      sql`when tier_standings.track_id = ${trackId} and ${tier} = ${slug} then ${sql.lit(rank)}`,
  )
  return sql`(case ${sql.join(cases, sql` `)} else -1 end)`
}

/** The standings that are kept only for a while which still runs, soonest end first, and how many there are. */
export async function standingsInGrace(db: Db, of: { limit: number; now: number }) {
  const inGrace = partners(db, { ...EVERY_STANDING, state: 'grace' }, of.now).where(
    ...(['tier_standings.grace_until', '>', of.now] as const),
  )
  const { total } = await inGrace.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await inGrace
    .select(['organisations.name as partner', 'tier_standings.grace_until as until'])
    .orderBy('tier_standings.grace_until')
    .orderBy('organisations.id')
    .limit(of.limit)
    .execute()
  return { total: Number(total), rows }
}

/** How many partners hold each tier of each track. */
export const countsByTier = (db: Db) =>
  db
    .selectFrom('tier_standings')
    .innerJoin('organisations', 'organisations.id', 'tier_standings.partner_id')
    .select(({ fn }) => [
      'tier_standings.track_id',
      'tier_standings.tier',
      fn.countAll<number>().as('partners'),
      fn.count<number>('tier_standings.grace_until').as('in_grace'),
    ])
    .where('organisations.closed_at', 'is', null)
    .groupBy(['tier_standings.track_id', 'tier_standings.tier'])
    .execute()

/** Where partners are: each region and country once. */
export async function placesOfPartners(db: Db): Promise<{ regions: string[]; countries: string[] }> {
  const rows = await db
    .selectFrom('organisations')
    .select(['region', 'country'])
    .distinct()
    .where('kind', '=', 'partner')
    .where('closed_at', 'is', null)
    .execute()
  const known = (values: (string | null)[]) => [...new Set(values.flatMap((value) => value ?? []))].sort()
  return { regions: known(rows.map(({ region }) => region)), countries: known(rows.map(({ country }) => country)) }
}
