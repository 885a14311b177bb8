import { type Kysely, type Selectable, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { IntegrityCasesTable, IntegrityEvidenceTable, IntegrityStepsTable } from '#db/tables/integrity'
import { isNewestVersion } from '../queries.newest.server'

type Db = Kysely<Database>
export type CaseRow = Selectable<IntegrityCasesTable>
type EvidenceRow = Selectable<IntegrityEvidenceTable>
export type StepRow = Selectable<IntegrityStepsTable>

export const wasLookedAt = async (db: Db, attemptId: string): Promise<boolean> =>
  (await db
    .selectFrom('integrity_looks')
    .select('attempt_id')
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()) !== undefined

/** Ended attempts of the same exam that have a result and that nobody looked at, of those that ended about when this one did. */
export async function waitingBeside(
  db: Db,
  of: { attemptId: string; within: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('attempts as one')
    .innerJoin('attempts', 'attempts.exam_id', 'one.exam_id')
    .leftJoin('integrity_looks', 'integrity_looks.attempt_id', 'attempts.id')
    .select('attempts.id')
    .where('one.id', '=', of.attemptId)
    .where('attempts.state', '=', 'closed')
    .where('integrity_looks.attempt_id', 'is', null)
    .where(({ eb, and, exists, ref, selectFrom }) =>
      and([
        exists(selectFrom('results').select('results.id').whereRef('results.attempt_id', '=', 'attempts.id')),
        eb('attempts.submitted_at', '>=', eb(ref('one.submitted_at'), '-', of.within)),
        eb('attempts.submitted_at', '<=', eb(ref('one.submitted_at'), '+', of.within)),
      ]),
    )
    .orderBy('attempts.submitted_at')
    .limit(of.limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** @returns false when the attempt was looked at before */
export async function insertLook(db: Db, row: Database['integrity_looks']): Promise<boolean> {
  const inserted = await db
    .insertInto('integrity_looks')
    .values(row)
    .onConflict((conflict) => conflict.column('attempt_id').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Serialises what is found of one exam on PostgreSQL: evidence of a pair touches two cases. */
export async function lockCasesOf(db: Db, examId: string): Promise<void> {
  if (dialectOf(db) === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`integrity:${examId}`}, 0))`.execute(db)
}

export const insertCase = (db: Db, row: CaseRow) => db.insertInto('integrity_cases').values(row).execute()

export const caseOfAttempt = (db: Db, attemptId: string): Promise<CaseRow | undefined> =>
  db.selectFrom('integrity_cases').selectAll().where('attempt_id', '=', attemptId).executeTakeFirst()

/** With the name of the company. */
export const caseById = (db: Db, id: string): Promise<(CaseRow & { organisation: string }) | undefined> =>
  db
    .selectFrom('integrity_cases')
    .innerJoin('organisations', 'organisations.id', 'integrity_cases.organisation_id')
    .selectAll('integrity_cases')
    .select('organisations.name as organisation')
    .where('integrity_cases.id', '=', id)
    .executeTakeFirst()

/** Locked until the transaction ends where the database locks by row. */
export function lockCase(db: Db, id: string): Promise<CaseRow | undefined> {
  const query = db.selectFrom('integrity_cases').selectAll().where('id', '=', id)
  return (dialectOf(db) === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

export const updateCase = (
  db: Db,
  id: string,
  to: Pick<CaseRow, 'state' | 'outcome' | 'closed_at' | 'changed_at' | 'strength'>,
) => db.updateTable('integrity_cases').set(to).where('id', '=', id).execute()

/** @returns false when the case has this evidence already */
export async function insertEvidence(db: Db, row: EvidenceRow): Promise<boolean> {
  const inserted = await db
    .insertInto('integrity_evidence')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

export const evidenceOf = (db: Db, caseIds: readonly string[]): Promise<EvidenceRow[]> =>
  db
    .selectFrom('integrity_evidence')
    .selectAll()
    .where('case_id', 'in', caseIds.length > 0 ? [...caseIds] : [''])
    .orderBy('strength', 'desc')
    .orderBy(sql`case kind when 'similarity' then 1 when 'pace' then 2 else 3 end`)
    .orderBy('id')
    .execute()

/** Whose attempts the evidence of a case compares with. */
export async function personsOfEvidence(db: Db, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('integrity_evidence')
    .innerJoin('attempts', 'attempts.id', 'integrity_evidence.other_attempt_id')
    .select('attempts.person_id')
    .where('integrity_evidence.case_id', '=', caseId)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export const insertCaseStep = (db: Db, row: StepRow) => db.insertInto('integrity_steps').values(row).execute()

export const stepsOfCase = (db: Db, caseId: string): Promise<StepRow[]> =>
  db.selectFrom('integrity_steps').selectAll().where('case_id', '=', caseId).orderBy('number').execute()

/** The cases of the other attempts, by attempt. */
export const casesOfAttempts = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('integrity_cases')
    .select(['id', 'attempt_id'])
    .where('attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .execute()

// Lists

export type CaseFilter = {
  which: 'open' | 'closed'
  exam: string | null
  company: string | null
  kind: EvidenceRow['kind'] | null
}

const listed = (db: Db, of: CaseFilter) =>
  db
    .selectFrom('integrity_cases')
    .innerJoin('attempts', 'attempts.id', 'integrity_cases.attempt_id')
    .innerJoin('exam_versions', 'exam_versions.id', 'attempts.exam_version_id')
    .innerJoin('exams', 'exams.id', 'integrity_cases.exam_id')
    .innerJoin('organisations', 'organisations.id', 'integrity_cases.organisation_id')
    .innerJoin('people', 'people.id', 'integrity_cases.person_id')
    .where('integrity_cases.state', 'in', of.which === 'open' ? ['open', 'asked', 'explained'] : ['closed'])
    .$if(of.exam !== null, (query) => query.where('exams.slug', '=', of.exam ?? ''))
    .$if(of.company !== null, (query) => query.where('organisations.slug', '=', of.company ?? ''))
    .$if(of.kind !== null, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('integrity_evidence')
            .select('integrity_evidence.id')
            .whereRef('integrity_evidence.case_id', '=', 'integrity_cases.id')
            .where('integrity_evidence.kind', '=', of.kind ?? 'pace'),
        ),
      ),
    )

/** The strongest first, then those that wait the longest; closed ones with the newest first. */
export const pageOfCases = (db: Db, of: CaseFilter, page: { limit: number; offset: number }) =>
  listed(db, of)
    .selectAll('integrity_cases')
    .select([
      'exam_versions.title as exam_title',
      'organisations.name as organisation',
      'people.name as person',
      'attempts.submitted_at',
    ])
    .$if(of.which === 'open', (query) =>
      query.orderBy('integrity_cases.strength', 'desc').orderBy('integrity_cases.opened_at'),
    )
    .$if(of.which === 'closed', (query) => query.orderBy('integrity_cases.closed_at', 'desc'))
    .orderBy('integrity_cases.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countCases(db: Db, of: CaseFilter): Promise<number> {
  const { count } = await listed(db, of)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The exams and companies that cases are about, for the filters. */
export const whatCasesAreAbout = async (db: Db) => ({
  exams: await db
    .selectFrom('integrity_cases')
    .innerJoin('exams', 'exams.id', 'integrity_cases.exam_id')
    .innerJoin('exam_versions', (join) => join.onRef('exam_versions.exam_id', '=', 'exams.id').on(isNewestVersion()))
    .select(['exams.slug', 'exam_versions.title'])
    .distinct()
    .orderBy('exam_versions.title')
    .execute(),
  companies: await db
    .selectFrom('integrity_cases')
    .innerJoin('organisations', 'organisations.id', 'integrity_cases.organisation_id')
    .select(['organisations.slug', 'organisations.name'])
    .distinct()
    .orderBy('organisations.name')
    .execute(),
})

/** What a page noticed in one attempt, in order of time. */
export const signalsOfAttempt = (db: Db, attemptId: string) =>
  db
    .selectFrom('attempt_signals')
    .select(['kind', 'count', 'at'])
    .where('attempt_id', '=', attemptId)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** Is there something that the learner was asked about this attempt? */
export const askedCase = (db: Db, attemptId: string) =>
  db
    .selectFrom('integrity_cases')
    .select(['id', 'state'])
    .where('attempt_id', '=', attemptId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('integrity_steps')
          .select('integrity_steps.id')
          .whereRef('integrity_steps.case_id', '=', 'integrity_cases.id')
          .where('integrity_steps.kind', '=', 'explanation-asked'),
      ),
    )
    .executeTakeFirst()

// Forgetting

/** Closed cases with evidence, by how they ended and when. */
export const casesToStrip = (
  db: Db,
  of: { outcomes: readonly NonNullable<CaseRow['outcome']>[]; closedBefore: number; limit: number },
) =>
  db
    .selectFrom('integrity_cases')
    .select('id')
    .where('state', '=', 'closed')
    .where('outcome', 'in', [...of.outcomes])
    .where('closed_at', '<=', of.closedBefore)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('integrity_evidence')
          .select('integrity_evidence.id')
          .whereRef('integrity_evidence.case_id', '=', 'integrity_cases.id'),
      ),
    )
    .orderBy('closed_at')
    .limit(of.limit)
    .execute()

/** Deletes the evidence of a case, and the words that tell of it: what was asked and answered, and why it was closed. */
export async function stripCase(db: Db, caseId: string): Promise<void> {
  await db.deleteFrom('integrity_evidence').where('case_id', '=', caseId).execute()
  await db.updateTable('integrity_steps').set({ words: null }).where('case_id', '=', caseId).execute()
}

/** Deletes what pages noticed in attempts that began before, unless a case of them has not been stripped. */
export async function deleteSignalsBefore(db: Db, before: number): Promise<number> {
  const deleted = await db
    .deleteFrom('attempt_signals')
    .where('received_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('integrity_cases')
            .innerJoin('integrity_evidence', 'integrity_evidence.case_id', 'integrity_cases.id')
            .select('integrity_cases.id')
            .whereRef('integrity_cases.attempt_id', '=', 'attempt_signals.attempt_id'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
