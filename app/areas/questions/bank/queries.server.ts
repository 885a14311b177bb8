import type { Insertable, Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { QuestionStatesTable, QuestionsTable, QuestionVersionsTable } from '#db/tables/questions'
import type { QuestionState } from '../pool'
import { withNewest } from '../queries.server'

type Db = Kysely<Database>
export type VersionSource = QuestionVersionsTable['source']
export type StandingRow = Pick<
  Selectable<QuestionsTable>,
  'id' | 'external_id' | 'state' | 'pool_id' | 'file_pool_id' | 'file_hash' | 'file_state'
> & { version_id: string; number: number; hash: string }

/** Far below the most parameters that either database binds. */
const ROWS_AT_ONCE = 500

/** The pool's row, locked until the transaction ends where the database lets others write meanwhile. */
export const lockPool = (db: Db, slug: string) =>
  db
    .selectFrom('question_pools')
    .selectAll()
    .where('slug', '=', slug)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

export const insertPool = (db: Db, row: Database['question_pools']) =>
  db
    .insertInto('question_pools')
    .values(row)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()

export const setPoolTitle = (db: Db, id: string, of: { title?: string; file_title?: string }) =>
  db.updateTable('question_pools').set(of).where('id', '=', id).execute()

/** The questions of a pool and those of its file, wherever they were moved, each with its newest version. */
export const standingQuestions = (db: Db, poolId: string): Promise<StandingRow[]> =>
  withNewest(db)
    .select([
      'questions.id',
      'questions.external_id',
      'questions.state',
      'questions.pool_id',
      'questions.file_pool_id',
      'questions.file_hash',
      'questions.file_state',
      'question_versions.id as version_id',
      'question_versions.number',
      'question_versions.hash',
    ])
    .where(({ or, eb }) => or([eb('questions.pool_id', '=', poolId), eb('questions.file_pool_id', '=', poolId)]))
    .orderBy('questions.id')
    .execute()

export async function insertQuestions(db: Db, rows: readonly Insertable<QuestionsTable>[]): Promise<void> {
  for (const some of inParts(rows)) await db.insertInto('questions').values(some).execute()
}

export async function insertVersions(
  db: Db,
  rows: readonly (Insertable<QuestionVersionsTable> & { tags: readonly string[] })[],
): Promise<void> {
  const versions = rows.map(({ tags: _tags, ...version }) => version)
  const tags = rows.flatMap(({ id, tags }) => [...new Set(tags)].map((tag) => ({ version_id: id, tag })))
  for (const some of inParts(versions)) await db.insertInto('question_versions').values(some).execute()
  for (const some of inParts(tags)) await db.insertInto('question_version_tags').values(some).execute()
}

/** One question after the other: it is called with the few that a change touches. */
export const updateQuestion = (db: Db, id: string, of: Partial<Database['questions']>) =>
  db.updateTable('questions').set(of).where('id', '=', id).execute()

export async function forgetOvertaken(db: Db, ids: readonly string[]): Promise<void> {
  for (const some of inParts(ids))
    await db
      .updateTable('questions')
      .set({ overtaken_version_id: null })
      .where('id', 'in', some)
      .where('overtaken_version_id', 'is not', null)
      .execute()
}

export async function moveStates(db: Db, ids: readonly string[], state: QuestionState): Promise<void> {
  for (const some of inParts(ids)) await db.updateTable('questions').set({ state }).where('id', 'in', some).execute()
}

export async function insertStates(db: Db, rows: readonly Insertable<QuestionStatesTable>[]): Promise<void> {
  for (const some of inParts(rows)) await db.insertInto('question_states').values(some).execute()
}

const inParts = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, part) =>
    items.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE),
  )

export const allPools = (db: Db) => db.selectFrom('question_pools').selectAll().orderBy('title').execute()

export const poolBySlug = (db: Db, slug: string) =>
  db.selectFrom('question_pools').selectAll().where('slug', '=', slug).executeTakeFirst()
