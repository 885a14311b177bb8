import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** Questions joined with their newest version. */
export const withNewest = (db: Db) =>
  db
    .selectFrom('questions')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .innerJoin('question_versions', 'question_versions.question_id', 'questions.id')
    .where(({ eb, selectFrom, ref }) =>
      eb(
        'question_versions.number',
        '=',
        selectFrom('question_versions as newer')
          .select(({ fn }) => fn.max('newer.number').as('number'))
          .where('newer.question_id', '=', ref('questions.id')),
      ),
    )

/** What a blueprint can draw from. */
export const drawable = (db: Db, poolSlugs: readonly string[]) =>
  withNewest(db)
    .select([
      'question_pools.slug as pool',
      'questions.id as question_id',
      'questions.external_id',
      'questions.state',
      'question_versions.id as version_id',
      'question_versions.objective',
      'question_versions.difficulty',
      'question_versions.type',
    ])
    .where('question_pools.slug', 'in', poolSlugs.length ? [...poolSlugs] : [''])
    .where('questions.state', '!=', 'retired')
    .orderBy('questions.id')
    .execute()

/** The tags of what a blueprint can draw from. */
export const drawableTags = (db: Db, poolSlugs: readonly string[]) =>
  withNewest(db)
    .innerJoin('question_version_tags', 'question_version_tags.version_id', 'question_versions.id')
    .select(['question_version_tags.version_id', 'question_version_tags.tag'])
    .where('question_pools.slug', 'in', poolSlugs.length ? [...poolSlugs] : [''])
    .where('questions.state', '!=', 'retired')
    .execute()

export const versionsById = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('question_versions')
    .select(['id', 'body'])
    .where('id', 'in', [...ids])
    .execute()
