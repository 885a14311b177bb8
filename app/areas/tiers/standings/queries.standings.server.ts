import { type Kysely, sql } from 'kysely'
import { contains } from '#db/portable'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

export type StandingFilter = {
  text: string
  track: string | null
  /** a tier's slug; `none` for a partner that holds none */
  tier: string | null
  region: string | null
  isInGrace: boolean
}

export type StandingOrder = 'partner' | 'track' | 'tier' | 'since' | 'expiry'

/** Every partner beside every track it is in; one that is in none stands once, without a track. */
const partners = (db: Db, filter: StandingFilter) =>
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
    .$if(filter.isInGrace, (query) => query.where('tier_standings.grace_until', 'is not', null))

/** One page of partners with their standings, and how many there are in all. */
export async function standingsPage(
  db: Db,
  filter: StandingFilter,
  of: {
    order: StandingOrder
    direction: 'asc' | 'desc'
    limit: number
    offset: number
    /** the place of each tier in its track, lowest first; needed to sort by tier */
    ranks: readonly { trackId: string; tier: string; rank: number }[]
  },
) {
  const { total, companies } = await partners(db, filter)
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.count<number>('organisations.id').distinct().as('companies'),
    ])
    .executeTakeFirstOrThrow()
  const rank = of.ranks.reduce(
    (text, { trackId, tier, rank: place }) =>
      sql`${text} when tier_standings.track_id = ${trackId} and tier_standings.tier = ${tier} then ${sql.lit(place)}`,
    sql`case`,
  )
  const by = {
    partner: sql`lower(organisations.name)`,
    track: sql`coalesce(tracks.slug, '')`,
    tier: of.ranks.length === 0 ? sql`coalesce(tier_standings.tier, '')` : sql`(${rank} else -1 end)`,
    since: sql`coalesce(tier_standings.since, 0)`,
    // Without a date to come, last in both directions.
    expiry: sql`coalesce(tier_standings.next_expiry_at, ${sql.lit(of.direction === 'asc' ? 9e15 : 0)})`,
  }[of.order]
  const rows = await partners(db, filter)
    .select([
      'organisations.id as partner_id',
      'organisations.name as partner_name',
      'organisations.slug as partner_slug',
      'organisations.region',
      'organisations.country',
      'tracks.id as track_id',
      'tracks.slug as track_slug',
      'tier_standings.tier',
      'tier_standings.since',
      'tier_standings.grace_until',
      'tier_standings.next_expiry_at',
    ])
    .orderBy(by, of.direction)
    .orderBy(sql`lower(organisations.name)`)
    .orderBy('organisations.id')
    .orderBy(sql`coalesce(tracks.slug, '')`)
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return { total: Number(total), companies: Number(companies), rows }
}

/** The standings that are kept only for a while, soonest end first, and how many there are. */
export async function standingsInGrace(db: Db, of: { limit: number }) {
  const inGrace = partners(db, { text: '', track: null, tier: null, region: null, isInGrace: true })
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

export const regionsOfPartners = async (db: Db): Promise<string[]> => {
  const rows = await db
    .selectFrom('organisations')
    .select('region')
    .distinct()
    .where('kind', '=', 'partner')
    .where('closed_at', 'is', null)
    .where('region', 'is not', null)
    .orderBy('region')
    .execute()
  return rows.flatMap(({ region }) => region ?? [])
}
