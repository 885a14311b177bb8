import { type Kysely, type Selectable, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { DecisionsTable, FactsTable, RuleVersionsTable, TierStandingsTable } from '#db/tables/tiers'
import { markPublished } from '~/platform/published.server'

type Db = Kysely<Database>
export type DecisionRow = Selectable<DecisionsTable>
export type StandingRow = Selectable<TierStandingsTable>
export type RuleVersionRow = Selectable<RuleVersionsTable>

// Tracks and rules

export const allTracks = (db: Db) => db.selectFrom('tracks').selectAll().orderBy('slug').execute()
export const findTrack = (db: Db, slug: string) =>
  db.selectFrom('tracks').selectAll().where('slug', '=', slug).executeTakeFirst()
export const insertTrack = (db: Db, row: Database['tracks']) => db.insertInto('tracks').values(row).execute()

/** Versions of the tracks' rules, the one published last for each effective day, in that order; without their text. */
export const ruleVersions = (db: Db) =>
  db
    .selectFrom('rule_versions')
    .innerJoin('tracks', 'tracks.id', 'rule_versions.track_id')
    .select([
      'rule_versions.id',
      'rule_versions.track_id',
      'tracks.slug as track_slug',
      'rule_versions.hash',
      'effective_at',
      'published_at',
    ])
    .where(({ eb, selectFrom }) =>
      eb(
        'rule_versions.published_at',
        '=',
        selectFrom('rule_versions as other')
          .select(({ fn }) => fn.max<number>('other.published_at').as('newest'))
          .whereRef('other.track_id', '=', 'rule_versions.track_id')
          .whereRef('other.effective_at', '=', 'rule_versions.effective_at'),
      ),
    )
    .orderBy('effective_at')
    .execute()

export const ruleVersion = (db: Db, id: string): Promise<RuleVersionRow> =>
  db.selectFrom('rule_versions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The version that counts for a day: the one published last for it. */
export const versionOfDay = (db: Db, trackId: string, effectiveAt: number) =>
  db
    .selectFrom('rule_versions')
    .select(['id', 'hash', 'published_at'])
    .where('track_id', '=', trackId)
    .where('effective_at', '=', effectiveAt)
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Every version ever published for a track, the newest day first, with its text. */
export const allVersions = (db: Db, trackId: string) =>
  db
    .selectFrom('rule_versions')
    .selectAll()
    .where('track_id', '=', trackId)
    .orderBy('effective_at', 'desc')
    .orderBy('published_at', 'desc')
    .execute()

export async function insertRuleVersion(db: Db, row: Database['rule_versions']): Promise<void> {
  await db.insertInto('rule_versions').values(row).execute()
  await markPublished(db)
}

// Membership of a programme

export const tracksOfPartner = (db: Db, partnerId: string) =>
  db
    .selectFrom('programme_memberships')
    .innerJoin('tracks', 'tracks.id', 'programme_memberships.track_id')
    .select(['tracks.id', 'tracks.slug', 'programme_memberships.joined_at'])
    .where('partner_id', '=', partnerId)
    .where('left_at', 'is', null)
    .orderBy('tracks.slug')
    .execute()

export const partnersOfTrack = (db: Db, trackId: string) =>
  db
    .selectFrom('programme_memberships')
    .select('partner_id')
    .where('track_id', '=', trackId)
    .where('left_at', 'is', null)
    .execute()

export const insertMembership = (db: Db, row: Database['programme_memberships']) =>
  db.insertInto('programme_memberships').values(row).execute()

// Facts

export const factsOfPartner = (db: Db, partnerId: string) =>
  db
    .selectFrom('facts')
    .select(['id', 'content'])
    .where('partner_id', '=', partnerId)
    .orderBy('known_at')
    .orderBy('id')
    .execute()

/** The facts of several partners with what they came from, in the order in which they became known. */
export const factsOfPartners = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('facts')
      .select(['partner_id', 'content', 'source_key'])
      .where('partner_id', 'in', some)
      .orderBy('known_at')
      .orderBy('id')
      .execute(),
  )

/** What people entered, or put right, for a partner: metrics, attestations and their corrections, newest first. */
export const enteredFacts = (db: Db, partnerId: string) =>
  db
    .selectFrom('facts')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('kind', 'in', ['metric', 'attestation', 'correction'])
    .orderBy('known_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findFact = (db: Db, id: string) =>
  db.selectFrom('facts').selectAll().where('id', '=', id).executeTakeFirst()

/** False when a fact of the same source is there already: hearing something twice changes nothing. */
export async function insertFact(db: Db, row: Database['facts']): Promise<boolean> {
  const inserted = await db
    .insertInto('facts')
    .values(row)
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Facts whose sources are not known yet; the others are passed over. */
export async function insertFacts(db: Db, rows: readonly Database['facts'][]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await db
      .insertInto('facts')
      .values(rows.slice(from, from + 200))
      .onConflict((conflict) => conflict.column('source_key').doNothing())
      .execute()
}

export const factBySource = (db: Db, sourceKey: string) =>
  db.selectFrom('facts').selectAll().where('source_key', '=', sourceKey).executeTakeFirst()

/** A partner's facts whose source begins so; ids and colons only, nothing that `like` reads as a pattern. */
export const factsWithSource = (db: Db, partnerId: string, prefix: string) =>
  db
    .selectFrom('facts')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('source_key', 'like', `${prefix}%`)
    .orderBy('id')
    .execute()

/** The facts of these sources, by source; asked in portions, for both databases limit arguments. */
export async function knownSources(
  db: Db,
  sourceKeys: readonly string[],
): Promise<Map<string, Pick<Selectable<FactsTable>, 'id' | 'partner_id' | 'known_at'>>> {
  const rows = await inPortions(sourceKeys, (some) =>
    db
      .selectFrom('facts')
      .select(['source_key', 'id', 'partner_id', 'known_at'])
      .where('source_key', 'in', some)
      .execute(),
  )
  return new Map(rows.map(({ source_key, ...fact }) => [source_key, fact]))
}

/** The corrections, withdrawals among them, of some partners. */
export const correctionsOf = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('facts')
      .select(['content'])
      .where('partner_id', 'in', some)
      .where('kind', '=', 'correction')
      .execute(),
  )

async function inPortions<Row>(
  all: readonly string[],
  ask: (some: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < all.length; from += 500) rows.push(...(await ask(all.slice(from, from + 500))))
  return rows
}

// Decisions and standings

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

/** The tracks of several partners. */
export const tracksOfPartners = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('programme_memberships')
      .select(['partner_id', 'track_id'])
      .where('partner_id', 'in', some)
      .where('left_at', 'is', null)
      .execute(),
  )

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
      }),
    )
    .execute()

export const standingsOfPartner = (db: Db, partnerId: string) =>
  db
    .selectFrom('tier_standings')
    .innerJoin('tracks', 'tracks.id', 'tier_standings.track_id')
    .selectAll('tier_standings')
    .select('tracks.slug as track_slug')
    .where('partner_id', '=', partnerId)
    .orderBy('tracks.slug')
    .execute()

export const dueStandings = (db: Db, now: number, limit: number) =>
  db
    .selectFrom('tier_standings')
    .select(['partner_id', 'track_id'])
    .where('next_check_at', '<=', now)
    .orderBy('next_check_at')
    .limit(limit)
    .execute()

/** The proofs of some decisions. */
export const proofsOf = (db: Db, ids: readonly string[]) =>
  db.selectFrom('decisions').select(['id', 'proof']).where('id', 'in', ids).execute()
