import type { Kysely, Selectable } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { AttemptPausesTable, ExamPausesTable } from '#db/tables/exams'

type Db = Kysely<Database>
type AttemptPauseRow = Selectable<AttemptPausesTable>
type ExamPauseRow = Selectable<ExamPausesTable>

export const pausesOf = (db: Db, attemptId: string): Promise<AttemptPauseRow[]> =>
  db.selectFrom('attempt_pauses').selectAll().where('attempt_id', '=', attemptId).orderBy('from_at').execute()

export const insertPause = (db: Db, row: AttemptPauseRow) => db.insertInto('attempt_pauses').values(row).execute()

export const endPause = (db: Db, id: string, of: { at: number; by: string }) =>
  db.updateTable('attempt_pauses').set({ to_at: of.at, resumed_by: of.by }).where('id', '=', id).execute()

export const openExamPause = (db: Db, examId: string): Promise<ExamPauseRow | undefined> =>
  db.selectFrom('exam_pauses').selectAll().where('exam_id', '=', examId).where('to_at', 'is', null).executeTakeFirst()

/** Every pause of an exam that has not ended. */
export const openExamPauses = (db: Db): Promise<ExamPauseRow[]> =>
  db.selectFrom('exam_pauses').selectAll().where('to_at', 'is', null).execute()

export const insertExamPause = (db: Db, row: ExamPauseRow) => db.insertInto('exam_pauses').values(row).execute()

export const endExamPause = (db: Db, id: string, of: { at: number; by: string }) =>
  db.updateTable('exam_pauses').set({ to_at: of.at, resumed_by: of.by }).where('id', '=', id).execute()

/** The running attempts at an exam, locked where the database locks by row, always in the same order. */
export function lockRunning(db: Db, examId: string) {
  const query = db
    .selectFrom('attempts')
    .selectAll()
    .where('exam_id', '=', examId)
    .where('state', '=', 'open')
    .orderBy('id')
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).execute()
}

/** The attempts that this pause of the exam holds still, each locked where the database locks by row. */
export function lockPausedBy(db: Db, examPauseId: string) {
  const query = db
    .selectFrom('attempts')
    .innerJoin('attempt_pauses', 'attempt_pauses.attempt_id', 'attempts.id')
    .selectAll('attempts')
    .where('attempt_pauses.exam_pause_id', '=', examPauseId)
    .where('attempt_pauses.to_at', 'is', null)
    .orderBy('attempts.id')
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).execute()
}

/** Running attempts at an exam with who sits them and, of those that stand still, since when. */
export const runningAttempts = (db: Db, examId: string) =>
  db
    .selectFrom('attempts')
    .innerJoin('people', 'people.id', 'attempts.person_id')
    .innerJoin('organisations', 'organisations.id', 'attempts.organisation_id')
    .leftJoin('attempt_pauses', (join) =>
      join.onRef('attempt_pauses.attempt_id', '=', 'attempts.id').on('attempt_pauses.to_at', 'is', null),
    )
    .select([
      'attempts.id',
      'attempts.number',
      'attempts.started_at',
      'attempts.deadline_at',
      'people.name as person',
      'organisations.name as organisation',
      'attempt_pauses.from_at as paused_at',
      'attempt_pauses.reason as pause_reason',
    ])
    .where('attempts.exam_id', '=', examId)
    .where('attempts.state', '=', 'open')
    .orderBy('attempts.started_at')
    .execute()
