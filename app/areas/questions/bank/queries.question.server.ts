import type { Kysely } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import { withNewest } from '../queries.server'

type Db = Kysely<Database>

/** A question with its pool and its newest version. */
export const questionById = (db: Db, id: string) =>
  withNewest(db)
    .selectAll('questions')
    .select([
      'question_pools.slug as pool_slug',
      'question_pools.title as pool_title',
      'question_versions.id as version_id',
      'question_versions.number',
      'question_versions.hash',
      'question_versions.body',
      'question_versions.source',
      'question_versions.created_at as changed_at',
      'question_versions.created_by as changed_by',
    ])
    .where('questions.id', '=', id)
    .executeTakeFirst()

/** Lets nobody else write this question until the transaction ends, where the database lets others write meanwhile. */
export const lockQuestion = (db: Db, id: string) =>
  db
    .selectFrom('questions')
    .select('id')
    .where('id', '=', id)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

/** Every version, the newest first, without what it asks. */
export const versionsOf = (db: Db, questionId: string) =>
  db
    .selectFrom('question_versions')
    .select(['id', 'number', 'title', 'source', 'note', 'created_at', 'created_by'])
    .where('question_id', '=', questionId)
    .orderBy('number', 'desc')
    .execute()

export const versionsByNumber = (db: Db, questionId: string, numbers: readonly number[]) =>
  db
    .selectFrom('question_versions')
    .selectAll()
    .where('question_id', '=', questionId)
    .where('number', 'in', [...numbers])
    .execute()

/** Of many questions, the version of each that has the number given for it, in a few queries. */
export async function versionsOfMany(db: Db, numbers: ReadonlyMap<string, number>) {
  const wanted = [...numbers]
  const rows = []
  for (let from = 0; from < wanted.length; from += VERSIONS_AT_ONCE)
    rows.push(
      ...(await db
        .selectFrom('question_versions')
        .select(['question_id', 'number', 'body'])
        .where(({ or, and, eb }) =>
          or(
            wanted
              .slice(from, from + VERSIONS_AT_ONCE)
              .map(([id, number]) => and([eb('question_id', '=', id), eb('number', '=', number)])),
          ),
        )
        .execute()),
    )
  return new Map(rows.map((row) => [row.question_id, row]))
}

/** SQLite reads conditions no deeper than a thousand. */
const VERSIONS_AT_ONCE = 250

export const statesOf = (db: Db, questionId: string) =>
  db.selectFrom('question_states').selectAll().where('question_id', '=', questionId).orderBy('at', 'desc').execute()

/** Which question each version belongs to, and how that stands now. */
export const standingOfVersions = (db: Db, versionIds: readonly string[]) =>
  db
    .selectFrom('question_versions')
    .innerJoin('questions', 'questions.id', 'question_versions.question_id')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select([
      'question_versions.id as version_id',
      'question_versions.number',
      'question_versions.title',
      'question_versions.created_at',
      'questions.id as question_id',
      'questions.external_id',
      'questions.state',
      'question_pools.slug as pool',
    ])
    .where('question_versions.id', 'in', versionIds.length > 0 ? [...versionIds] : [''])
    .execute()
