import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { AppealStepsTable, AppealsTable } from '#db/tables/marking'
import type { RegradesTable } from '#db/tables/regrades'

type Db = Kysely<Database>
export type AppealRow = Selectable<AppealsTable>
type AppealStepRow = Selectable<AppealStepsTable>

export const insertAppeal = (db: Db, row: AppealRow) => db.insertInto('appeals').values(row).execute()

export const insertAppealStep = (db: Db, row: AppealStepRow) => db.insertInto('appeal_steps').values(row).execute()

export const setAppealState = (db: Db, id: string, state: AppealRow['state']) =>
  db.updateTable('appeals').set({ state }).where('id', '=', id).execute()

export const appealsOfAttempt = (db: Db, attemptId: string): Promise<AppealRow[]> =>
  db.selectFrom('appeals').selectAll().where('attempt_id', '=', attemptId).orderBy('opened_at').execute()

export const stepsOfAppeals = (db: Db, ids: readonly string[]): Promise<AppealStepRow[]> =>
  db
    .selectFrom('appeal_steps')
    .selectAll()
    .where('appeal_id', 'in', ids.length > 0 ? [...ids] : [''])
    .orderBy('at')
    .orderBy('id')
    .execute()

/** With the question that its version belongs to. */
export const findAppeal = (db: Db, id: string): Promise<(AppealRow & { question_id: string }) | undefined> =>
  db
    .selectFrom('appeals')
    .innerJoin('question_versions', 'question_versions.id', 'appeals.question_version_id')
    .selectAll('appeals')
    .select('question_versions.question_id')
    .where('appeals.id', '=', id)
    .executeTakeFirst()

/** Appeals that a correction answers, the oldest first. */
export const appealsLinkedTo = (db: Db, regradeId: string): Promise<AppealRow[]> =>
  db
    .selectFrom('appeals')
    .selectAll()
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('appeal_steps').select('appeal_id').where('regrade_id', '=', regradeId),
    )
    .orderBy('opened_at')
    .orderBy('id')
    .execute()

/** Corrections that concern a version where one exam asked it, the newest first. */
export const regradesOfVersion = (
  db: Db,
  of: { versionId: string; examId: string },
): Promise<Selectable<RegradesTable>[]> =>
  db
    .selectFrom('regrades')
    .innerJoin('regrade_versions', 'regrade_versions.regrade_id', 'regrades.id')
    .selectAll('regrades')
    .where('regrade_versions.question_version_id', '=', of.versionId)
    .where(({ or, eb }) => or([eb('regrades.exam_id', 'is', null), eb('regrades.exam_id', '=', of.examId)]))
    .orderBy('regrades.id', 'desc')
    .execute()

/** Locked until the transaction ends where the database locks by row. */
export function lockAppeal(db: Db, id: string): Promise<AppealRow | undefined> {
  const query = db.selectFrom('appeals').selectAll().where('id', '=', id)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

const listed = (db: Db, which: 'open' | 'decided', examId: string | null) =>
  db
    .selectFrom('appeals')
    .innerJoin('attempts', 'attempts.id', 'appeals.attempt_id')
    .innerJoin('exam_versions', 'exam_versions.id', 'attempts.exam_version_id')
    .innerJoin('question_versions', 'question_versions.id', 'appeals.question_version_id')
    .innerJoin('attempt_items', 'attempt_items.id', 'appeals.item_id')
    .where('appeals.state', 'in', which === 'open' ? ['open'] : ['rejected', 'upheld', 'withdrawn'])
    .$if(examId !== null, (query) => query.where('appeals.exam_id', '=', examId ?? ''))

/** Open appeals with those of the longest wait first, decided ones with the newest first. */
export const pageOfAppeals = (
  db: Db,
  of: { which: 'open' | 'decided'; examId: string | null; limit: number; offset: number },
) =>
  listed(db, of.which, of.examId)
    .selectAll('appeals')
    .select([
      'exam_versions.title as exam_title',
      'question_versions.title as question_title',
      'attempt_items.position',
    ])
    .orderBy('appeals.opened_at', of.which === 'open' ? 'asc' : 'desc')
    .orderBy('appeals.id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

export async function countAppeals(db: Db, which: 'open' | 'decided', examId: string | null): Promise<number> {
  const { count } = await listed(db, which, examId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many others have appealed against the same version of the question. */
export async function countOthers(db: Db, appeal: AppealRow): Promise<number> {
  const { count } = await db
    .selectFrom('appeals')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('question_version_id', '=', appeal.question_version_id)
    .where('id', '!=', appeal.id)
    .executeTakeFirstOrThrow()
  return Number(count)
}
