import { type Kysely, type Selectable, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { DecisionsTable, TierStandingsTable } from '#db/tables/tiers'
import { inPortions } from '~/platform/portions.server'

type Db = Kysely<Database>
export type DecisionRow = Selectable<DecisionsTable>
export type StandingRow = Selectable<TierStandingsTable>

/**
 * What is known of a partner and what is decided about it change one transaction after the other. Taken before the audit
 * trail's lock, always, so that two transactions cannot wait for each other.
 */
export async function lockPartner(db: Db, partnerId: string): Promise<void> {
  if (dialectOf(db) === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`tiers:${partnerId}`}, 0))`.execute(db)
}

/** When a partner was decided last, in any track; epoch milliseconds, null before the first decision. */
export async function lastDecidedAt(db: Db, partnerId: string): Promise<number | null> {
  const row = await db
    .selectFrom('decisions')
    .select(({ fn }) => fn.max<number | null>('decided_at').as('at'))
    .where('partner_id', '=', partnerId)
    .executeTakeFirst()
  return row?.at ?? null
}

/** What transitions read of every decision about several partners, each track's in order. */
export const historiesOf = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('decisions')
      .select([
        'partner_id',
        'track_id',
        'number',
        'decided_at',
        'tier_after',
        'tier_computed',
        'change',
        'grace_until',
        'rule_version_id',
      ])
      .where('partner_id', 'in', some)
      .orderBy('partner_id')
      .orderBy('track_id')
      .orderBy('number')
      .execute(),
  )

/** The history that the transition reads, oldest first, without proofs. */
export const decisionHistory = (db: Db, partnerId: string, trackId: string) =>
  db
    .selectFrom('decisions')
    .select([
      'id',
      'number',
      'decided_at',
      'known_at',
      'tier_before',
      'tier_computed',
      'tier_after',
      'change',
      'grace_until',
      'transition',
      'proof_hash',
      'rule_version_id',
      'cause_kind',
      'cause_id',
    ])
    .where('partner_id', '=', partnerId)
    .where('track_id', '=', trackId)
    .orderBy('number')
    .execute()

export type DecisionStep = Awaited<ReturnType<typeof decisionHistory>>[number]

export const findDecision = (db: Db, id: string): Promise<DecisionRow | undefined> =>
  db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst()

export const decidedPartners = (db: Db) =>
  db.selectFrom('decisions').select('partner_id').distinct().orderBy('partner_id').execute()

/** Everything that was ever decided about a partner, with the proofs; each track's in order. */
export const decisionsOfPartner = (db: Db, partnerId: string): Promise<DecisionRow[]> =>
  db
    .selectFrom('decisions')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .orderBy('track_id')
    .orderBy('number')
    .execute()

/** The decisions that an event led to, with the one before each, for "what it moved". */
export const decisionsOfCause = (db: Db, partnerId: string, cause: { kind: string; id: string }) =>
  db
    .selectFrom('decisions')
    .innerJoin('tracks', 'tracks.id', 'decisions.track_id')
    .leftJoin('decisions as earlier', (join) =>
      join
        .onRef('earlier.partner_id', '=', 'decisions.partner_id')
        .onRef('earlier.track_id', '=', 'decisions.track_id')
        .on(({ eb, ref }) => eb('earlier.number', '=', eb(ref('decisions.number'), '-', 1))),
    )
    .selectAll('decisions')
    .select(['tracks.slug as track_slug', 'earlier.proof as earlier_proof'])
    .where('decisions.partner_id', '=', partnerId)
    .where('decisions.cause_kind', '=', cause.kind)
    .where('decisions.cause_id', '=', cause.id)
    .orderBy('tracks.slug')
    .execute()

export const insertDecision = (db: Db, row: Database['decisions']) => db.insertInto('decisions').values(row).execute()

export const putStanding = (db: Db, row: Database['tier_standings']) =>
  db
    .insertInto('tier_standings')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['partner_id', 'track_id']).doUpdateSet({
        decision_id: row.decision_id,
        tier: row.tier,
        since: row.since,
        grace_until: row.grace_until,
        checked_at: row.checked_at,
        next_check_at: row.next_check_at,
        next_expiry_at: row.next_expiry_at,
        computed: row.computed,
        decided_at: row.decided_at,
        next_review_at: row.next_review_at,
        spare: row.spare,
        outlook: row.outlook,
      }),
    )
    .execute()

export const standingsOfPartner = (db: Db, partnerId: string) =>
  db
    .selectFrom('tier_standings')
    .innerJoin('tracks', 'tracks.id', 'tier_standings.track_id')
    .innerJoin('decisions', 'decisions.id', 'tier_standings.decision_id')
    .selectAll('tier_standings')
    .select(['tracks.slug as track_slug', 'tracks.has_tiers', 'decisions.rule_version_id'])
    .where('tier_standings.partner_id', '=', partnerId)
    .orderBy('tracks.slug')
    .execute()

/** The standings whose time has come, longest due first; not of those that nobody decides now, who would always come first. */
export const dueStandings = (db: Db, now: number, limit: number) =>
  db
    .selectFrom('tier_standings')
    .innerJoin('tracks', 'tracks.id', 'tier_standings.track_id')
    .innerJoin('programme_memberships', (join) =>
      join
        .onRef('programme_memberships.partner_id', '=', 'tier_standings.partner_id')
        .onRef('programme_memberships.track_id', '=', 'tier_standings.track_id')
        .on('programme_memberships.left_at', 'is', null),
    )
    .select(['tier_standings.partner_id', 'tier_standings.track_id'])
    .where('tracks.has_tiers', '=', 1)
    .where('next_check_at', '<=', now)
    .orderBy('next_check_at')
    .limit(limit)
    .execute()

/** The proofs of some decisions. */
export const proofsOf = (db: Db, ids: readonly string[]) =>
  db.selectFrom('decisions').select(['id', 'proof']).where('id', 'in', ids).execute()
