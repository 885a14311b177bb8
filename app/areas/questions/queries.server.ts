import type { Kysely, Selectable } from 'kysely'
import { contains, dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { QuestionsTable, QuestionVersionsTable } from '#db/tables/content'
import type { QuestionState } from './pool'

type Db = Kysely<Database>
export type QuestionRow = Selectable<QuestionsTable>
export type VersionRow = Selectable<QuestionVersionsTable>

export const insertPool = (db: Db, row: { id: string; slug: string; title: string; created_at: number }) =>
  db
    .insertInto('question_pools')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()

/** The pool's row, locked until the transaction ends where the database lets others write meanwhile. */
export const lockPool = (db: Db, slug: string) =>
  db
    .selectFrom('question_pools')
    .selectAll()
    .where('slug', '=', slug)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

export const renamePool = (db: Db, id: string, title: string) =>
  db.updateTable('question_pools').set({ title }).where('id', '=', id).execute()

export const insertQuestions = (db: Db, rows: readonly QuestionRow[]) =>
  db.insertInto('questions').values(rows).execute()

export const insertVersions = (db: Db, rows: readonly VersionRow[]) =>
  db.insertInto('question_versions').values(rows).execute()

export const setStates = (db: Db, ids: readonly string[], state: QuestionState) =>
  db
    .updateTable('questions')
    .set({ state })
    .where('id', 'in', [...ids])
    .execute()

/** Questions joined with their newest version. */
const withNewest = (db: Db) =>
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

/** What publishing compares: every question of a pool, retired ones too. */
export const currentHashes = (db: Db, poolId: string) =>
  withNewest(db)
    .select([
      'questions.id',
      'questions.external_id',
      'questions.state',
      'question_versions.number',
      'question_versions.hash',
    ])
    .where('questions.pool_id', '=', poolId)
    .execute()

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

export const versionsById = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('question_versions')
    .select(['id', 'body'])
    .where('id', 'in', [...ids])
    .execute()

export const allPools = (db: Db) =>
  db.selectFrom('question_pools').select(['id', 'slug', 'title', 'created_at']).orderBy('title').execute()

export const poolBySlug = (db: Db, slug: string) =>
  db.selectFrom('question_pools').selectAll().where('slug', '=', slug).executeTakeFirst()

/** Enough of every question to count by anything. */
export const countable = (db: Db, poolId?: string) =>
  withNewest(db)
    .select([
      'questions.pool_id',
      'questions.state',
      'question_versions.type',
      'question_versions.objective',
      'question_versions.difficulty',
      'question_versions.created_at',
    ])
    .$if(poolId !== undefined, (query) => query.where('questions.pool_id', '=', poolId ?? ''))
    .execute()

export type QuestionFilter = {
  text?: string
  state?: QuestionState
  type?: string
  objective?: string
  difficulty?: string
}

const filtered = (db: Db, poolId: string, filter: QuestionFilter) =>
  withNewest(db)
    .where('questions.pool_id', '=', poolId)
    .$if(filter.text !== undefined, (query) =>
      query.where(({ or, ref }) =>
        or([
          contains(ref('question_versions.title'), filter.text ?? ''),
          contains(ref('question_versions.body'), filter.text ?? ''),
          contains(ref('questions.external_id'), filter.text ?? ''),
        ]),
      ),
    )
    .$if(filter.state !== undefined, (query) => query.where('questions.state', '=', filter.state as QuestionState))
    .$if(filter.type !== undefined, (query) => query.where('question_versions.type', '=', filter.type as string))
    .$if(filter.objective !== undefined, (query) =>
      query.where('question_versions.objective', '=', filter.objective as string),
    )
    .$if(filter.difficulty !== undefined, (query) =>
      query.where('question_versions.difficulty', '=', filter.difficulty as string),
    )

export const pageOfQuestions = (
  db: Db,
  poolId: string,
  filter: QuestionFilter,
  page: { limit: number; offset: number },
) =>
  filtered(db, poolId, filter)
    .select([
      'questions.id',
      'questions.external_id',
      'questions.state',
      'question_versions.id as version_id',
      'question_versions.number',
      'question_versions.type',
      'question_versions.title',
      'question_versions.body',
      'question_versions.objective',
      'question_versions.difficulty',
      'question_versions.lesson',
      'question_versions.created_at',
    ])
    .orderBy('questions.created_at')
    .orderBy('questions.external_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export const countQuestions = async (db: Db, poolId: string, filter: QuestionFilter): Promise<number> => {
  const row = await filtered(db, poolId, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
