import type { Insertable, Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { QuestionImportItemsTable, QuestionImportsTable } from '#db/tables/questions'
import { withNewest } from '../queries.server'

type Db = Kysely<Database>
type ImportRow = Selectable<QuestionImportsTable>
export type ItemRow = Selectable<QuestionImportItemsTable>
type State = ImportRow['state']

/** Far below the most parameters that either database binds. */
const ROWS_AT_ONCE = 500

export const openImport = (db: Db, of: { poolId: string; format: string; sourceHash: string }) =>
  db
    .selectFrom('question_imports')
    .select('id')
    .where('pool_id', '=', of.poolId)
    .where('format', '=', of.format)
    .where('source_hash', '=', of.sourceHash)
    .where('state', '=', 'draft')
    .executeTakeFirst()

export async function insertImport(
  db: Db,
  row: Insertable<QuestionImportsTable>,
  items: readonly Insertable<QuestionImportItemsTable>[],
): Promise<void> {
  await db.insertInto('question_imports').values(row).execute()
  for (let at = 0; at < items.length; at += ROWS_AT_ONCE)
    await db
      .insertInto('question_import_items')
      .values(items.slice(at, at + ROWS_AT_ONCE))
      .execute()
}

/** An import of a pool, by the addresses of both. */
export const findImport = (db: Db, poolSlug: string, id: string) =>
  db
    .selectFrom('question_imports')
    .innerJoin('question_pools', 'question_pools.id', 'question_imports.pool_id')
    .selectAll('question_imports')
    .select(['question_pools.slug as pool_slug', 'question_pools.title as pool_title'])
    .where('question_imports.id', '=', id)
    .where('question_pools.slug', '=', poolSlug)
    .executeTakeFirst()

/** The import's row, locked until the transaction ends where the database lets others write meanwhile. */
export const lockImport = (db: Db, id: string) =>
  db
    .selectFrom('question_imports')
    .select(['id', 'state'])
    .where('id', '=', id)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()

export const decideImport = (
  db: Db,
  id: string,
  to: { state: Exclude<State, 'draft'>; decided_at: number; decided_by: string },
) => db.updateTable('question_imports').set(to).where('id', '=', id).where('state', '=', 'draft').execute()

export const importsOfPool = (db: Db, poolId: string, limit: number) =>
  db
    .selectFrom('question_imports')
    .leftJoin('people', 'people.id', 'question_imports.created_by')
    .select([
      'question_imports.id',
      'question_imports.format',
      'question_imports.file_name',
      'question_imports.state',
      'question_imports.created_at',
      'question_imports.decided_at',
      'people.name as created_by_name',
    ])
    .select(({ selectFrom }) => [
      selectFrom('question_import_items')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('import_id', '=', 'question_imports.id')
        .as('items'),
      selectFrom('question_import_items')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('import_id', '=', 'question_imports.id')
        .where('outcome', 'in', ['added', 'changed'])
        .as('written'),
    ])
    .where('question_imports.pool_id', '=', poolId)
    .orderBy('question_imports.created_at', 'desc')
    .limit(limit)
    .execute()

/** How many questions there are of each verdict, likeness, decision and outcome. */
export const countItems = (db: Db, importId: string) =>
  db
    .selectFrom('question_import_items')
    .select(['verdict', 'alike', 'decision', 'outcome'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .groupBy(['verdict', 'alike', 'decision', 'outcome'])
    .execute()

export type ItemFilter = 'exact' | 'approximated' | 'refused' | 'alike' | null

export const itemPage = (db: Db, importId: string, of: { filter: ItemFilter; limit: number; offset: number }) =>
  db
    .selectFrom('question_import_items')
    .leftJoin('questions', 'questions.id', 'question_import_items.alike_question_id')
    .selectAll('question_import_items')
    .select(['questions.external_id as alike_external_id'])
    .where('import_id', '=', importId)
    .$if(of.filter === 'alike', (query) => query.where('alike', 'is not', null))
    .$if(of.filter !== null && of.filter !== 'alike', (query) =>
      query.where('verdict', '=', of.filter as ItemRow['verdict']),
    )
    .orderBy('place')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

export const itemsOf = (db: Db, importId: string) =>
  db
    .selectFrom('question_import_items')
    .leftJoin('questions', 'questions.id', 'question_import_items.alike_question_id')
    .select(['place', 'question', 'decision', 'alike_question_id', 'questions.external_id as alike_external_id'])
    .where('import_id', '=', importId)
    .orderBy('place')
    .execute()

export const setDecision = (db: Db, importId: string, places: readonly number[], decision: ItemRow['decision']) =>
  db
    .updateTable('question_import_items')
    .set({ decision })
    .where('import_id', '=', importId)
    .where('place', 'in', [...places])
    .where('question', 'is not', null)
    .$if(decision === 'version', (query) => query.where('alike_question_id', 'is not', null))
    .execute()

/** Every question that can be added is, or none; those that resemble one stay as they were decided. */
export const setEvery = (db: Db, importId: string, decision: 'add' | 'skip') =>
  db
    .updateTable('question_import_items')
    .set({ decision })
    .where('import_id', '=', importId)
    .where('question', 'is not', null)
    .$if(decision === 'add', (query) => query.where('alike', 'is', null))
    .execute()

export const setOutcome = (
  db: Db,
  importId: string,
  place: number,
  of: { outcome: NonNullable<ItemRow['outcome']>; external_id: string | null },
) =>
  db.updateTable('question_import_items').set(of).where('import_id', '=', importId).where('place', '=', place).execute()

/** What incoming questions are compared with: every question of a pool in its newest version, retired ones too. */
export const pooledQuestions = (db: Db, poolId: string) =>
  withNewest(db)
    .select(['questions.id', 'questions.external_id', 'question_versions.body'])
    .where('questions.pool_id', '=', poolId)
    .orderBy('questions.id')
    .execute()
