import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** A question of an attempt with what stands in its version. */
export const findItem = (db: Db, attemptId: string, itemId: string) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select([
      'attempt_items.id',
      'attempt_items.question_version_id',
      'attempt_items.position',
      'question_versions.type',
      'question_versions.body',
    ])
    .where('attempt_items.attempt_id', '=', attemptId)
    .where('attempt_items.id', '=', itemId)
    .executeTakeFirst()

/** What was uploaded for some questions of an attempt, oldest first. */
export const filesOfItems = (db: Db, attemptId: string, itemIds: readonly string[]) =>
  db
    .selectFrom('attempt_files')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('item_id', 'in', itemIds.length > 0 ? [...itemIds] : [''])
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()

export const insertAttemptFile = (db: Db, file: Database['attempt_files']) =>
  db.insertInto('attempt_files').values(file).execute()
