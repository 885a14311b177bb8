import type { Insertable, Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { RuleVersionsTable, TracksTable } from '#db/tables/tiers'
import { markPublished } from '~/platform/published.server'

type Db = Kysely<Database>
export type RuleVersionRow = Selectable<RuleVersionsTable>
export type TrackRow = Selectable<TracksTable>

export const allTracks = (db: Db) => db.selectFrom('tracks').selectAll().orderBy('slug').execute()
export const findTrack = (db: Db, slug: string) =>
  db.selectFrom('tracks').selectAll().where('slug', '=', slug).executeTakeFirst()
export const insertTrack = (db: Db, row: Insertable<TracksTable>) => db.insertInto('tracks').values(row).execute()

/**
 * The track, kept from everybody else who publishes or withdraws its rules until the transaction ends: each of them looks
 * at what the others have published. On SQLite one transaction writes at a time anyway.
 */
export function lockTrack(db: Db, slug: string) {
  const query = db.selectFrom('tracks').selectAll().where('slug', '=', slug)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

/** Whether strangers may read the track's rules; every process reads anew what is published. */
export async function setTrackPublic(db: Db, id: string, isPublic: boolean): Promise<void> {
  await db
    .updateTable('tracks')
    .set({ is_public: isPublic ? 1 : 0 })
    .where('id', '=', id)
    .execute()
  await markPublished(db)
}

/** Whether tiers are used in the track; every process reads anew what is published. */
export async function setTrackTiers(db: Db, id: string, hasTiers: boolean): Promise<void> {
  await db
    .updateTable('tracks')
    .set({ has_tiers: hasTiers ? 1 : 0 })
    .where('id', '=', id)
    .execute()
  await markPublished(db)
}

/**
 * Versions of the tracks' rules, the one published last for each effective day, in that order; without their text. A
 * version that was withdrawn never counts.
 */
export const ruleVersions = (db: Db) =>
  db
    .selectFrom('rule_versions')
    .innerJoin('tracks', 'tracks.id', 'rule_versions.track_id')
    .select([
      'rule_versions.id',
      'rule_versions.track_id',
      'tracks.slug as track_slug',
      'tracks.has_tiers',
      'rule_versions.hash',
      'effective_at',
      'published_at',
    ])
    .where('rule_versions.withdrawn_at', 'is', null)
    .where(({ eb, selectFrom }) =>
      eb(
        'rule_versions.published_at',
        '=',
        selectFrom('rule_versions as other')
          .select(({ fn }) => fn.max<number>('other.published_at').as('newest'))
          .whereRef('other.track_id', '=', 'rule_versions.track_id')
          .whereRef('other.effective_at', '=', 'rule_versions.effective_at')
          .where('other.withdrawn_at', 'is', null),
      ),
    )
    .orderBy('effective_at')
    .execute()

export const ruleVersion = (db: Db, id: string): Promise<RuleVersionRow> =>
  db.selectFrom('rule_versions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const ofDay = (db: Db, trackId: string, effectiveAt: number) =>
  db
    .selectFrom('rule_versions')
    .select(['id', 'hash', 'published_at', 'origin'])
    .where('track_id', '=', trackId)
    .where('effective_at', '=', effectiveAt)
    .orderBy('published_at', 'desc')
    .limit(1)

/** The version that counts for a day: the one published last for it, of those that were not withdrawn. */
export const versionOfDay = (db: Db, trackId: string, effectiveAt: number) =>
  ofDay(db, trackId, effectiveAt).where('withdrawn_at', 'is', null).executeTakeFirst()

/** When the version was withdrawn, null when it was not; nobody withdraws it before the transaction ends. */
export async function lockVersion(db: Db, id: string): Promise<number | null> {
  const query = db.selectFrom('rule_versions').select('withdrawn_at').where('id', '=', id)
  return (await (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()).withdrawn_at
}

/** What files said last for a day, also when it was withdrawn or replaced since. */
export const fileVersionOfDay = (db: Db, trackId: string, effectiveAt: number) =>
  ofDay(db, trackId, effectiveAt).where('origin', '=', 'file').executeTakeFirst()

/** The newest moment at which anything was published for a day. */
export const lastPublishedForDay = (db: Db, trackId: string, effectiveAt: number) =>
  ofDay(db, trackId, effectiveAt).executeTakeFirst()

/** Since when each version of a track counts, was published and was withdrawn, in no order; without their text. */
export const versionTimes = (db: Db, trackId: string) =>
  db
    .selectFrom('rule_versions')
    .select(['id', 'effective_at', 'published_at', 'withdrawn_at'])
    .where('track_id', '=', trackId)
    .execute()

/** Every version ever published for a track, the newest day first, with its text. */
export const allVersions = (db: Db, trackId: string) =>
  db
    .selectFrom('rule_versions')
    .selectAll()
    .where('track_id', '=', trackId)
    .orderBy('effective_at', 'desc')
    .orderBy('published_at', 'desc')
    .execute()

export async function insertRuleVersion(db: Db, row: Insertable<RuleVersionsTable>): Promise<void> {
  await db.insertInto('rule_versions').values(row).execute()
  await markPublished(db)
}

/** @returns false when it was withdrawn already */
export async function markWithdrawn(
  db: Db,
  id: string,
  of: { withdrawn_at: number; withdrawn_by: string; withdrawn_reason: string },
): Promise<boolean> {
  const done = await db
    .updateTable('rule_versions')
    .set(of)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  await markPublished(db)
  return Number(done.numUpdatedRows) === 1
}
