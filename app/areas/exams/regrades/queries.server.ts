import { type Kysely, type Selectable, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { RegradeStepsTable, RegradesTable } from '#db/tables/regrades'

type Db = Kysely<Database>
type RegradeRow = Selectable<RegradesTable>
export type StepRow = Selectable<RegradeStepsTable>

/**
 * Who closes an attempt reads the corrections in force; who brings one into force, or takes one away, waits for those
 * that are closing. So no attempt ends unseen between the two. On SQLite writers come one after the other anyhow.
 */
export const lockCorrections = async (db: Db, how: 'shared' | 'alone'): Promise<void> => {
  if (dialectOf(db) !== 'postgres') return
  const key = sql`hashtextextended('exams:corrections', 0)`
  await (how === 'alone'
    ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(db)
}

/** Corrections whose newest step brings them into force, of some versions or of all, in the order of those steps. */
export const correctionRows = (db: Db, versionIds: readonly string[]) =>
  db
    .selectFrom('regrades')
    .innerJoin('regrade_versions', 'regrade_versions.regrade_id', 'regrades.id')
    .innerJoin('regrade_steps as begun', (join) =>
      join.onRef('begun.regrade_id', '=', 'regrades.id').on('begun.kind', '=', 'applying'),
    )
    .select([
      'regrades.id',
      'regrades.exam_id',
      'regrades.change',
      'regrade_versions.question_version_id',
      'begun.at',
      'begun.reason',
    ])
    .where('regrade_versions.question_version_id', 'in', versionIds.length > 0 ? [...versionIds] : [''])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('regrade_steps as ended')
            .select('ended.id')
            .whereRef('ended.regrade_id', '=', 'regrades.id')
            .where('ended.kind', '=', 'undoing'),
        ),
      ),
    )
    .orderBy('begun.at')
    .orderBy('regrades.id')
    .execute()

// Regrades and their steps

export async function insertRegrade(db: Db, row: RegradeRow, versionIds: readonly string[]): Promise<void> {
  await db.insertInto('regrades').values(row).execute()
  await db
    .insertInto('regrade_versions')
    .values(versionIds.map((id) => ({ regrade_id: row.id, question_version_id: id })))
    .execute()
}

/** The next step of a regrade. */
export async function insertStep(db: Db, step: Omit<StepRow, 'number'>): Promise<void> {
  const { last } = await db
    .selectFrom('regrade_steps')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .where('regrade_id', '=', step.regrade_id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('regrade_steps')
    .values({ ...step, number: (last ?? 0) + 1 })
    .execute()
}

export const findRegrade = (db: Db, id: string): Promise<RegradeRow | undefined> =>
  db.selectFrom('regrades').selectAll().where('id', '=', id).executeTakeFirst()

export const versionIdsOf = async (db: Db, id: string): Promise<string[]> =>
  (
    await db
      .selectFrom('regrade_versions')
      .select('question_version_id')
      .where('regrade_id', '=', id)
      .orderBy('question_version_id')
      .execute()
  ).map((row) => row.question_version_id)

/** Steps of some regrades, oldest first, with who took them. */
export const stepsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('regrade_steps')
    .leftJoin('people', 'people.id', 'regrade_steps.actor_id')
    .selectAll('regrade_steps')
    .select('people.name as actor_name')
    .where('regrade_id', 'in', ids.length > 0 ? [...ids] : [''])
    .orderBy('regrade_steps.regrade_id')
    .orderBy('regrade_steps.number')
    .execute()

/** Regrades that a job is applying or undoing at this moment. */
export const runningRegrades = (db: Db) =>
  db
    .selectFrom('regrade_steps')
    .select(['regrade_id', 'kind'])
    .where('kind', 'in', ['applying', 'undoing'])
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('regrade_steps as ended')
            .select('ended.id')
            .where('ended.regrade_id', '=', ref('regrade_steps.regrade_id'))
            .where(({ or, and, eb }) =>
              or([
                and([eb('ended.kind', '=', 'applied'), eb('regrade_steps.kind', '=', 'applying')]),
                and([eb('ended.kind', '=', 'undone'), eb('regrade_steps.kind', '=', 'undoing')]),
              ]),
            ),
        ),
      ),
    )
    .execute()

const listed = (db: Db) =>
  db
    .selectFrom('regrades')
    .innerJoin('questions', 'questions.id', 'regrades.question_id')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .leftJoin('exams', 'exams.id', 'regrades.exam_id')
    .innerJoin('people', 'people.id', 'regrades.created_by')

/** Of an exam: corrections named for it, and those for every exam of something that it asked. */
const concerning = (db: Db, examId: string) =>
  db
    .selectFrom('regrades as own')
    .select('own.id')
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('own.exam_id', '=', examId),
        and([
          eb('own.exam_id', 'is', null),
          exists(
            selectFrom('regrade_versions')
              .innerJoin('attempt_items', 'attempt_items.question_version_id', 'regrade_versions.question_version_id')
              .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
              .select('attempts.id')
              .whereRef('regrade_versions.regrade_id', '=', 'own.id')
              .where('attempts.exam_id', '=', examId),
          ),
        ]),
      ]),
    )

export async function countRegrades(db: Db, examId: string | null): Promise<number> {
  const { total } = await db
    .selectFrom('regrades')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .$if(examId !== null, (query) => query.where('regrades.id', 'in', concerning(db, examId ?? '')))
    .executeTakeFirstOrThrow()
  return Number(total)
}

export const pageOfRegrades = (db: Db, of: { examId: string | null; limit: number; offset: number }) =>
  described(db)
    .$if(of.examId !== null, (query) => query.where('regrades.id', 'in', concerning(db, of.examId ?? '')))
    .orderBy('regrades.id', 'desc')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

export const describedRegrade = (db: Db, id: string) => described(db).where('regrades.id', '=', id).executeTakeFirst()

const described = (db: Db) =>
  listed(db)
    .selectAll('regrades')
    .select(({ selectFrom }) => [
      'questions.external_id',
      'question_pools.slug as pool',
      'question_pools.title as pool_title',
      'exams.slug as exam_slug',
      'people.name as created_by_name',
      selectFrom('question_versions')
        .select('question_versions.title')
        .whereRef('question_versions.question_id', '=', 'regrades.question_id')
        .orderBy('question_versions.number', 'desc')
        .limit(1)
        .as('question_title'),
    ])

export const jobStates = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('jobs')
    .select(['id', 'state', 'progress_done', 'progress_total', 'leased_until'])
    .where('id', 'in', ids.length > 0 ? [...ids] : [''])
    .execute()
