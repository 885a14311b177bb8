import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { ExamDraftsTable } from '#db/tables/exams'

type Db = Kysely<Database>
export type DraftRow = Selectable<ExamDraftsTable>

export const findDraft = (db: Db, slug: string): Promise<DraftRow | undefined> =>
  db.selectFrom('exam_drafts').selectAll().where('slug', '=', slug).executeTakeFirst()

/** The draft, locked until the transaction ends where the database locks by row. */
export function lockDraft(db: Db, slug: string): Promise<DraftRow | undefined> {
  const query = db.selectFrom('exam_drafts').selectAll().where('slug', '=', slug)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

export const allDrafts = (db: Db): Promise<DraftRow[]> =>
  db.selectFrom('exam_drafts').selectAll().orderBy('slug').execute()

export const insertDraft = (db: Db, row: DraftRow) => db.insertInto('exam_drafts').values(row).execute()

export const updateDraft = (db: Db, slug: string, change: Partial<DraftRow>) =>
  db.updateTable('exam_drafts').set(change).where('slug', '=', slug).execute()

export const deleteDraft = (db: Db, slug: string) => db.deleteFrom('exam_drafts').where('slug', '=', slug).execute()
