import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { RuleDraftsTable } from '#db/tables/tiers'

type Db = Kysely<Database>
export type RuleDraftRow = Selectable<RuleDraftsTable>

export const findDraft = (db: Db, id: string): Promise<RuleDraftRow | undefined> =>
  db.selectFrom('rule_drafts').selectAll().where('id', '=', id).executeTakeFirst()

/** The draft, locked until the transaction ends where the database locks by row. */
export function lockDraft(db: Db, id: string): Promise<RuleDraftRow | undefined> {
  const query = db.selectFrom('rule_drafts').selectAll().where('id', '=', id)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

/** Every draft, the one changed last first within its track. */
export const allDrafts = (db: Db): Promise<RuleDraftRow[]> =>
  db.selectFrom('rule_drafts').selectAll().orderBy('track').orderBy('updated_at', 'desc').execute()

export const insertDraft = (db: Db, row: RuleDraftRow) => db.insertInto('rule_drafts').values(row).execute()

export const updateDraft = (db: Db, id: string, change: Partial<RuleDraftRow>) =>
  db.updateTable('rule_drafts').set(change).where('id', '=', id).execute()

export const deleteDraft = (db: Db, id: string) => db.deleteFrom('rule_drafts').where('id', '=', id).execute()
