import { type Kysely, type Selectable, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { AttemptItemsTable, AttemptsTable, ResultsTable } from '#db/tables/exams'
import { inPortions } from '~/platform/portions.server'
import { markPublished } from '~/platform/published.server'
import type { Exposure } from './delivery/exposure'
import { isNewestResult, isNewestVersion } from './queries.newest.server'

type Db = Kysely<Database>
export type AttemptRow = Selectable<AttemptsTable>
export type ItemRow = Selectable<AttemptItemsTable>
export type ResultRow = Selectable<ResultsTable>

// Exams and their versions

export const insertExam = (db: Db, exam: { id: string; slug: string; created_at: number; file_hash: string | null }) =>
  db
    .insertInto('exams')
    .values({ ...exam, withdrawn_at: null })
    .execute()

/** What its file said when it was last applied. */
export const setFileHash = (db: Db, examId: string, hash: string) =>
  db.updateTable('exams').set({ file_hash: hash }).where('id', '=', examId).execute()

/** Serialises starts, pauses and publications of one exam: its row is locked where the database locks by row. */
export async function lockExam(db: Db, examId: string, how: 'share' | 'update' = 'update'): Promise<void> {
  if (dialectOf(db) !== 'postgres') return
  const query = db.selectFrom('exams').select('id').where('id', '=', examId)
  await (how === 'update' ? query.forUpdate() : query.forShare()).execute()
}

export async function setWithdrawn(db: Db, examId: string, at: number | null): Promise<void> {
  await db.updateTable('exams').set({ withdrawn_at: at }).where('id', '=', examId).execute()
  await markPublished(db)
}

/** The newest version of each exam, withdrawn ones too, or of one. */
export function currentVersions(db: Db, slug?: string) {
  return db
    .selectFrom('exams')
    .innerJoin('exam_versions', 'exam_versions.exam_id', 'exams.id')
    .selectAll('exam_versions')
    .select(['exams.slug', 'exams.withdrawn_at', 'exams.file_hash'])
    .where(isNewestVersion())
    .$if(slug !== undefined, (query) => query.where('exams.slug', '=', slug ?? ''))
    .orderBy('exam_versions.title')
    .execute()
}

export const findVersion = (db: Db, id: string) =>
  db
    .selectFrom('exam_versions')
    .innerJoin('exams', 'exams.id', 'exam_versions.exam_id')
    .selectAll('exam_versions')
    .select(['exams.slug', 'exams.withdrawn_at'])
    .where('exam_versions.id', '=', id)
    .executeTakeFirstOrThrow()

export const versionsByIds = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('exam_versions')
    .innerJoin('exams', 'exams.id', 'exam_versions.exam_id')
    .selectAll('exam_versions')
    .select(['exams.slug', 'exams.withdrawn_at'])
    .where('exam_versions.id', 'in', [...ids])
    .execute()

export const hasVersion = async (db: Db, examId: string, hash: string): Promise<boolean> =>
  (await db
    .selectFrom('exam_versions')
    .select('id')
    .where('exam_id', '=', examId)
    .where('hash', '=', hash)
    .executeTakeFirst()) !== undefined

export async function insertVersion(db: Db, version: Database['exam_versions']): Promise<void> {
  await db.insertInto('exam_versions').values(version).execute()
  await markPublished(db)
}

// Attempts

/** The attempt, locked until the transaction ends where the database locks by row. */
export function lockAttempt(db: Db, id: string): Promise<AttemptRow | undefined> {
  const query = db.selectFrom('attempts').selectAll().where('id', '=', id)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

export const findAttempt = (db: Db, id: string): Promise<AttemptRow | undefined> =>
  db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst()

/** A person's attempts at one exam, or at all, oldest first, each with its newest result. */
export const attemptsOf = (db: Db, of: { personId: string; examId?: string }) =>
  db
    .selectFrom('attempts')
    .leftJoin('results', (join) => join.onRef('results.attempt_id', '=', 'attempts.id').on(isNewestResult()))
    .selectAll('attempts')
    .select(['results.passed', 'results.mark', 'results.max_mark'])
    .where('attempts.person_id', '=', of.personId)
    .$if(of.examId !== undefined, (query) => query.where('attempts.exam_id', '=', of.examId ?? ''))
    .orderBy('attempts.started_at')
    .orderBy('attempts.number')
    .execute()

/** What the rules of starting read of every attempt of some people, oldest first. */
export const attemptsOfPeople = (db: Db, personIds: readonly string[]) =>
  inPortions(personIds, (some) =>
    db
      .selectFrom('attempts')
      .leftJoin('results', (join) => join.onRef('results.attempt_id', '=', 'attempts.id').on(isNewestResult()))
      .select([
        'attempts.id',
        'attempts.person_id',
        'attempts.exam_id',
        'attempts.state',
        'attempts.submitted_at',
        'results.passed',
      ])
      .where('attempts.person_id', 'in', some)
      .orderBy('attempts.started_at')
      .orderBy('attempts.number')
      .execute(),
  )

/** Attempts of some people that have a result, with the newest verdict, in the order in which they ended. */
export const verdictRows = (db: Db, personIds: readonly string[]) =>
  db
    .selectFrom('attempts')
    .innerJoin('results', (join) => join.onRef('results.attempt_id', '=', 'attempts.id').on(isNewestResult()))
    .select([
      'attempts.id',
      'attempts.exam_version_id',
      'attempts.person_id',
      'attempts.organisation_id',
      'attempts.started_at',
      'attempts.submitted_at',
      'results.passed',
    ])
    .where('attempts.person_id', 'in', [...personIds])
    .where('attempts.submitted_at', 'is not', null)
    .orderBy('attempts.submitted_at')
    .orderBy('attempts.id')
    .execute()

export const insertAttempt = (db: Db, attempt: Database['attempts']) =>
  db.insertInto('attempts').values(attempt).execute()

export async function insertItems(db: Db, items: Database['attempt_items'][]): Promise<void> {
  if (items.length > 0) await db.insertInto('attempt_items').values(items).execute()
}

export const insertStep = (db: Db, step: Database['attempt_steps']) =>
  db.insertInto('attempt_steps').values(step).execute()

/** How often the person was given each question in earlier attempts at any exam. */
export async function timesSeen(db: Db, personId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['question_versions.question_id', ({ fn }) => fn.countAll<number>().as('times')])
    .where('attempts.person_id', '=', personId)
    .groupBy('question_versions.question_id')
    .execute()
  return new Map(rows.map((row) => [row.question_id, Number(row.times)]))
}

/** The items of several attempts, each attempt's in order. */
export const itemsOfAttempts = (db: Db, attemptIds: readonly string[]): Promise<ItemRow[]> =>
  db
    .selectFrom('attempt_items')
    .selectAll()
    .where('attempt_id', 'in', [...attemptIds])
    .orderBy('attempt_id')
    .orderBy('position')
    .execute()

/** In how many of an exam's last attempts, of whatever version, each question was given. */
export async function exposureIn(db: Db, of: { examId: string; lastAttempts: number }): Promise<Exposure> {
  const last = db
    .selectFrom('attempts')
    .select('id')
    .where('exam_id', '=', of.examId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.lastAttempts)
  const attempts = await last.execute()
  const rows = await db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['question_versions.question_id', ({ fn }) => fn.countAll<number>().as('times')])
    .where('attempt_items.attempt_id', 'in', last)
    .groupBy('question_versions.question_id')
    .execute()
  return { attempts: attempts.length, given: new Map(rows.map((row) => [row.question_id, Number(row.times)])) }
}

/** Forward-only: which positions stand open from now on. */
export const setOpenRange = (db: Db, id: string, range: { from: number; to: number }) =>
  db.updateTable('attempts').set({ open_from: range.from, open_to: range.to }).where('id', '=', id).execute()

export const itemsOf = (db: Db, attemptId: string): Promise<ItemRow[]> =>
  db.selectFrom('attempt_items').selectAll().where('attempt_id', '=', attemptId).orderBy('position').execute()

/** Ends an open attempt; false when it was ended already, by whomever. */
export async function closeAttempt(
  db: Db,
  id: string,
  of: { submittedAt: number; by: 'learner' | 'deadline' },
): Promise<boolean> {
  const closed = await db
    .updateTable('attempts')
    .set({ state: 'closed', submitted_at: of.submittedAt, closed_by: of.by })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(closed.numUpdatedRows) === 1
}

export const setHolder = (db: Db, id: string, holder: string, since: number) =>
  db.updateTable('attempts').set({ holder, holder_since: since }).where('id', '=', id).execute()

export const overdueAttempts = (db: Db, deadlineBefore: number, limit: number) =>
  db
    .selectFrom('attempts')
    .select('id')
    .where('state', '=', 'open')
    .where('deadline_at', '<', deadlineBefore)
    .orderBy('deadline_at')
    .limit(limit)
    .execute()

/** A person's running attempts, locked where the database locks by row. */
export function lockOpenAttempts(db: Db, personId: string): Promise<AttemptRow[]> {
  const query = db
    .selectFrom('attempts')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .orderBy('id')
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).execute()
}

export const setDeadline = (db: Db, id: string, deadline: { at: number | null; reason: string }) =>
  db
    .updateTable('attempts')
    .set({ deadline_at: deadline.at, deadline_reason: deadline.reason })
    .where('id', '=', id)
    .execute()

// Results

export const insertResult = (db: Db, result: Database['results']) => db.insertInto('results').values(result).execute()

export const newestResult = (db: Db, attemptId: string): Promise<ResultRow | undefined> =>
  db
    .selectFrom('results')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Serialises what one person does with one exam on PostgreSQL, so that two starts meet one decision. */
export async function lockPerson(db: Db, personId: string): Promise<void> {
  if (dialectOf(db) === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`exams:${personId}`}, 0))`.execute(db)
}
