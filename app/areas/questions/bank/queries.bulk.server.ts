import type { Insertable, Kysely } from 'kysely'
import type { Database } from '#db/tables'
import type { QuestionBulkChangesTable } from '#db/tables/questions'
import { withNewest } from '../queries.server'

type Db = Kysely<Database>

/** Questions of a pool with their newest versions. */
export const bulkQuestions = (
  db: Db,
  of: { pool: string } & ({ externalIds: readonly string[] } | { ids: readonly string[] }),
) =>
  withNewest(db)
    .select([
      'questions.id',
      'questions.external_id',
      'questions.state',
      'questions.pool_id',
      'question_versions.number',
      'question_versions.body',
    ])
    .where((eb) =>
      'ids' in of
        ? eb('questions.id', 'in', of.ids.length ? [...of.ids] : [''])
        : eb.and([
            eb('questions.pool_id', '=', of.pool),
            eb('questions.external_id', 'in', of.externalIds.length ? [...of.externalIds] : ['']),
          ]),
    )
    .orderBy('questions.external_id')
    .execute()

export const externalIdsOf = async (db: Db, poolId: string): Promise<Set<string>> => {
  const rows = await db.selectFrom('questions').select('external_id').where('pool_id', '=', poolId).execute()
  return new Set(rows.map(({ external_id }) => external_id))
}

export async function moveQuestions(db: Db, ids: readonly string[], poolId: string): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('questions')
    .set({ pool_id: poolId })
    .where('id', 'in', [...ids])
    .execute()
}

export const insertBulkChange = (db: Db, row: Insertable<QuestionBulkChangesTable>) =>
  db.insertInto('question_bulk_changes').values(row).execute()

export const bulkChange = (db: Db, id: string) =>
  db.selectFrom('question_bulk_changes').selectAll().where('id', '=', id).executeTakeFirst()

/** True for whoever undoes it first. */
export const markUndone = async (db: Db, id: string, of: { at: number; by: string }): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('question_bulk_changes')
    .set({ undone_at: of.at, undone_by: of.by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
