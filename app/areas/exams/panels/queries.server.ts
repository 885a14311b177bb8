import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { PanelJudgesTable, PanelsTable } from '#db/tables/panels'

type Db = Kysely<Database>
export type PanelRow = Selectable<PanelsTable>
type JudgeRow = Selectable<PanelJudgesTable>

const named = (db: Db) =>
  db
    .selectFrom('panels')
    .leftJoin('exam_versions', 'exam_versions.id', 'panels.exam_version_id')
    .leftJoin('exams', 'exams.id', 'exam_versions.exam_id')
    .leftJoin('question_pools', 'question_pools.id', 'panels.pool_id')
    .selectAll('panels')
    .select([
      'exams.id as exam_id',
      'exams.slug as exam_slug',
      'exam_versions.title as exam_title',
      'exam_versions.number as exam_number',
      'exam_versions.settings as exam_settings',
      'question_pools.slug as pool_slug',
      'question_pools.title as pool_title',
    ])

export const allPanels = (db: Db) => named(db).orderBy('panels.created_at', 'desc').execute()

export const findPanel = (db: Db, id: string) => named(db).where('panels.id', '=', id).executeTakeFirst()

/** The panel, locked until the transaction ends where the database locks by row. */
export function lockPanel(db: Db, id: string): Promise<PanelRow | undefined> {
  const query = db.selectFrom('panels').selectAll().where('id', '=', id)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

export const insertPanel = (db: Db, row: Database['panels']) => db.insertInto('panels').values(row).execute()

export const insertPanelQuestions = (db: Db, rows: readonly Database['panel_questions'][]) =>
  db
    .insertInto('panel_questions')
    .values([...rows])
    .execute()

/** A judge who was removed and is invited again keeps what they rated. */
export const insertJudges = (db: Db, rows: readonly Database['panel_judges'][]) =>
  db
    .insertInto('panel_judges')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['panel_id', 'person_id']).doUpdateSet({ removed_at: null }))
    .execute()

export const setPanel = (db: Db, id: string, of: { second_round_at?: number; closed_at?: number }) =>
  db.updateTable('panels').set(of).where('id', '=', id).execute()

export const setJudge = (db: Db, of: { panelId: string; personId: string }, to: Partial<JudgeRow>) =>
  db
    .updateTable('panel_judges')
    .set(to)
    .where('panel_id', '=', of.panelId)
    .where('person_id', '=', of.personId)
    .execute()

export const questionsOf = (db: Db, panelId: string) =>
  db.selectFrom('panel_questions').selectAll().where('panel_id', '=', panelId).orderBy('position').execute()

/** Judges of some panels, or all panels of a judge; removed ones left out. */
export const judgesOf = (db: Db, of: { panelId?: string; personId?: string }): Promise<JudgeRow[]> =>
  db
    .selectFrom('panel_judges')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(of.panelId !== undefined, (query) => query.where('panel_id', '=', of.panelId ?? ''))
    .$if(of.personId !== undefined, (query) => query.where('person_id', '=', of.personId ?? ''))
    .orderBy('invited_at')
    .orderBy('person_id')
    .execute()

export const ratingsOf = (db: Db, panelId: string) =>
  db.selectFrom('panel_ratings').selectAll().where('panel_id', '=', panelId).execute()

/** Puts a judge's ratings of a round in the place of those given before. */
export async function replaceRatings(
  db: Db,
  of: { panelId: string; personId: string; round: 1 | 2 },
  rows: readonly Database['panel_ratings'][],
): Promise<void> {
  await db
    .deleteFrom('panel_ratings')
    .where('panel_id', '=', of.panelId)
    .where('person_id', '=', of.personId)
    .where('round', '=', of.round)
    .execute()
  if (rows.length > 0)
    await db
      .insertInto('panel_ratings')
      .values([...rows])
      .execute()
}

export const findPool = (db: Db, slug: string) =>
  db.selectFrom('question_pools').select(['id', 'slug', 'title']).where('slug', '=', slug).executeTakeFirst()
