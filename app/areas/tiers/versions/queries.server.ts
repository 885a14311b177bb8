import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { RuleVersionsTable } from '#db/tables/tiers'
import { markPublished } from '~/platform/published.server'

type Db = Kysely<Database>
export type RuleVersionRow = Selectable<RuleVersionsTable>

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
