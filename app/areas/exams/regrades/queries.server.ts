import { type Kysely, type Selectable, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { RegradeResultForecastsTable, RegradeStepsTable, RegradesTable } from '#db/tables/regrades'
import type { Direction } from './regrade-state'

type Db = Kysely<Database>
export type RegradeRow = Selectable<RegradesTable>
export type StepRow = Selectable<RegradeStepsTable>
export type ForecastRow = Selectable<RegradeResultForecastsTable>

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

// Attempts in scope

export type Scope = { versionIds: readonly string[]; examId: string | null }

/** Attempts with a result in which one of the versions was asked, each with its newest result. */
const inScope = (db: Db, scope: Scope) =>
  withNewestResult(db)
    .where('attempts.id', 'in', ({ selectFrom }) =>
      selectFrom('attempt_items')
        .select('attempt_items.attempt_id')
        .where('attempt_items.question_version_id', 'in', [...scope.versionIds]),
    )
    .$if(scope.examId !== null, (query) => query.where('attempts.exam_id', '=', scope.examId ?? ''))

const withNewestResult = (db: Db) =>
  db.selectFrom('attempts').innerJoin('results', (join) =>
    join.onRef('results.attempt_id', '=', 'attempts.id').on(({ eb, selectFrom }) =>
      eb(
        'results.number',
        '=',
        selectFrom('results as other')
          .select(({ fn }) => fn.max<number>('other.number').as('newest'))
          .whereRef('other.attempt_id', '=', 'attempts.id'),
      ),
    ),
  )

const SCOPED = ['results.number as result_number', 'results.verdict', 'results.items'] as const

/** Of all that are in scope, found once: to look for the next portion anew each time would cost more with every attempt. */
export const scopedIds = async (db: Db, scope: Scope): Promise<string[]> =>
  (await inScope(db, scope).select('attempts.id').orderBy('attempts.id').execute()).map(({ id }) => id)

export const scopedAttempts = (db: Db, ids: readonly string[]) =>
  withNewestResult(db)
    .selectAll('attempts')
    .select([...SCOPED])
    .where('attempts.id', 'in', [...ids])
    .orderBy('attempts.id')
    .execute()

export type ScopedAttempt = Awaited<ReturnType<typeof scopedAttempts>>[number]

/** What says whether a preview is still of the same things: how many results, and how many in all. */
export async function stampOf(db: Db, scope: Scope): Promise<{ attempts: number; results: number }> {
  const row = await inScope(db, scope)
    .select(({ fn }) => [fn.countAll<number>().as('attempts'), fn.sum<number>('results.number').as('results')])
    .executeTakeFirst()
  return { attempts: Number(row?.attempts ?? 0), results: Number(row?.results ?? 0) }
}

/** People with attempts in scope that a run has not marked yet, by company. */
export const peopleToDo = (db: Db, scope: Scope, run: { regradeId: string; direction: Direction }) =>
  notDone(db, scope, run)
    .select(['attempts.organisation_id', 'attempts.person_id', ({ fn }) => fn.countAll<number>().as('attempts')])
    .groupBy(['attempts.organisation_id', 'attempts.person_id'])
    .orderBy('attempts.organisation_id')
    .orderBy('attempts.person_id')
    .execute()

/** The attempts of some people that a run has not marked yet, locked where the database locks by row. */
export function lockAttemptsToDo(
  db: Db,
  scope: Scope,
  run: { regradeId: string; direction: Direction; organisationId: string; personIds: readonly string[] },
): Promise<ScopedAttempt[]> {
  // From the people to what they were asked, not from the question to all who were asked it.
  const query = notYet(withNewestResult(db), run)
    .where(({ exists, selectFrom, ref }) =>
      exists(
        selectFrom('attempt_items')
          .select('attempt_items.id')
          .where('attempt_items.attempt_id', '=', ref('attempts.id'))
          .where('attempt_items.question_version_id', 'in', [...scope.versionIds]),
      ),
    )
    .$if(scope.examId !== null, (one) => one.where('attempts.exam_id', '=', scope.examId ?? ''))
    .selectAll('attempts')
    .select([...SCOPED])
    .where('attempts.organisation_id', '=', run.organisationId)
    .where('attempts.person_id', 'in', [...run.personIds])
    .orderBy('attempts.person_id')
    .orderBy('attempts.id')
  return (dialectOf(db) === 'postgres' ? query.forUpdate('attempts') : query).execute()
}

const notDone = (db: Db, scope: Scope, run: { regradeId: string; direction: Direction }) =>
  notYet(inScope(db, scope), run)

const notYet = (query: ReturnType<typeof withNewestResult>, run: { regradeId: string; direction: Direction }) =>
  query.where(({ not, exists, selectFrom, ref }) =>
    not(
      exists(
        selectFrom('regrade_results')
          .select('regrade_results.attempt_id')
          .where('regrade_results.regrade_id', '=', run.regradeId)
          .where('regrade_results.direction', '=', run.direction)
          .where('regrade_results.attempt_id', '=', ref('attempts.id')),
      ),
    ),
  )

export const insertResultLinks = (db: Db, rows: Database['regrade_results'][]) =>
  db.insertInto('regrade_results').values(rows).execute()

export const doneOf = async (db: Db, regradeId: string, direction: Direction) => {
  const row = await db
    .selectFrom('regrade_results')
    .select(({ fn }) => [fn.countAll<number>().as('done'), fn.count<number>('number_after').as('changed')])
    .where('regrade_id', '=', regradeId)
    .where('direction', '=', direction)
    .executeTakeFirst()
  return { done: Number(row?.done ?? 0), changed: Number(row?.changed ?? 0) }
}

/** Companies of which some attempt was marked and that were not told yet. */
export const untoldOrganisations = (db: Db, regradeId: string, direction: Direction) =>
  db
    .selectFrom('regrade_results')
    .select('organisation_id')
    .distinct()
    .where('regrade_id', '=', regradeId)
    .where('direction', '=', direction)
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('regrade_organisations as told')
            .select('told.organisation_id')
            .where('told.regrade_id', '=', regradeId)
            .where('told.direction', '=', direction)
            .where('told.organisation_id', '=', ref('regrade_results.organisation_id')),
        ),
      ),
    )
    .orderBy('organisation_id')
    .execute()

export const insertTold = (db: Db, row: Database['regrade_organisations']) =>
  db.insertInto('regrade_organisations').values(row).execute()

/** What a run changed, with the result before and after; of one company or of all. */
export const changedResults = (
  db: Db,
  of: { regradeId: string; direction: Direction; organisationId?: string; attemptId?: string },
) =>
  db
    .selectFrom('regrade_results')
    .innerJoin('attempts', 'attempts.id', 'regrade_results.attempt_id')
    .innerJoin('results as before', (join) =>
      join
        .onRef('before.attempt_id', '=', 'regrade_results.attempt_id')
        .onRef('before.number', '=', 'regrade_results.number_before'),
    )
    .innerJoin('results as after', (join) =>
      join
        .onRef('after.attempt_id', '=', 'regrade_results.attempt_id')
        .onRef('after.number', '=', 'regrade_results.number_after'),
    )
    .select([
      'attempts.id',
      'attempts.exam_version_id',
      'attempts.person_id',
      'attempts.organisation_id',
      'attempts.started_at',
      'attempts.submitted_at',
      'before.passed as passed_before',
      'before.verdict as verdict_before',
      'after.passed as passed_after',
      'after.verdict as verdict_after',
    ])
    .where('regrade_results.regrade_id', '=', of.regradeId)
    .where('regrade_results.direction', '=', of.direction)
    .$if(of.organisationId !== undefined, (query) =>
      query.where('regrade_results.organisation_id', '=', of.organisationId ?? ''),
    )
    .$if(of.attemptId !== undefined, (query) => query.where('regrade_results.attempt_id', '=', of.attemptId ?? ''))
    .orderBy('attempts.person_id')
    .orderBy('attempts.id')
    .execute()

/** Runs that changed an attempt's result, with the reason given for each. */
export const correctionsOfResult = (db: Db, attemptId: string) =>
  db
    .selectFrom('regrade_results')
    .innerJoin('regrade_steps', (join) =>
      join
        .onRef('regrade_steps.regrade_id', '=', 'regrade_results.regrade_id')
        .on(({ or, and, eb }) =>
          or([
            and([eb('regrade_results.direction', '=', 'apply'), eb('regrade_steps.kind', '=', 'applying')]),
            and([eb('regrade_results.direction', '=', 'undo'), eb('regrade_steps.kind', '=', 'undoing')]),
          ]),
        ),
    )
    .select(['regrade_results.at', 'regrade_results.direction', 'regrade_steps.reason'])
    .where('regrade_results.attempt_id', '=', attemptId)
    .where('regrade_results.number_after', 'is not', null)
    .orderBy('regrade_results.at')
    .orderBy('regrade_results.number_after')
    .execute()

// Forecasts

export const forgetForecast = (db: Db, regradeId: string) =>
  db.deleteFrom('regrade_result_forecasts').where('regrade_id', '=', regradeId).execute()

export async function insertForecast(db: Db, rows: ForecastRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('regrade_result_forecasts').values(rows).execute()
}

export async function countForecast(db: Db, regradeId: string): Promise<Record<ForecastRow['effect'], number>> {
  const rows = await db
    .selectFrom('regrade_result_forecasts')
    .select(['effect', ({ fn }) => fn.countAll<number>().as('count')])
    .where('regrade_id', '=', regradeId)
    .groupBy('effect')
    .execute()
  return {
    passes: 0,
    fails: 0,
    gains: 0,
    loses: 0,
    ...Object.fromEntries(rows.map((row) => [row.effect, Number(row.count)])),
  }
}

export type ForecastFilter = { effect: ForecastRow['effect'] | null; organisationId: string | null }

export async function countFiltered(db: Db, regradeId: string, filter: ForecastFilter): Promise<number> {
  const row = await filtered(db, regradeId, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Verdicts that change first. */
export const forecastPage = (
  db: Db,
  regradeId: string,
  filter: ForecastFilter,
  of: { limit: number; offset: number },
) =>
  filtered(db, regradeId, filter)
    .innerJoin('people', 'people.id', 'attempts.person_id')
    .innerJoin('organisations', 'organisations.id', 'attempts.organisation_id')
    .innerJoin('exam_versions', 'exam_versions.id', 'attempts.exam_version_id')
    .selectAll('regrade_result_forecasts')
    .select([
      'attempts.person_id',
      'attempts.number',
      'attempts.submitted_at',
      'people.name as person_name',
      'organisations.name as organisation_name',
      'exam_versions.title as exam_title',
      'exam_versions.language as exam_language',
    ])
    .orderBy(sql`case effect when 'passes' then 1 when 'fails' then 0 when 'loses' then 2 else 3 end`)
    .orderBy('organisations.name')
    .orderBy('people.name')
    .orderBy('attempts.id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

const filtered = (db: Db, regradeId: string, filter: ForecastFilter) =>
  db
    .selectFrom('regrade_result_forecasts')
    .innerJoin('attempts', 'attempts.id', 'regrade_result_forecasts.attempt_id')
    .where('regrade_result_forecasts.regrade_id', '=', regradeId)
    .$if(filter.effect !== null, (query) => query.where('effect', '=', filter.effect ?? 'passes'))
    .$if(filter.organisationId !== null, (query) =>
      query.where('attempts.organisation_id', '=', filter.organisationId ?? ''),
    )

/** Companies that the forecast speaks of. */
export const forecastCompanies = (db: Db, regradeId: string) =>
  db
    .selectFrom('regrade_result_forecasts')
    .innerJoin('attempts', 'attempts.id', 'regrade_result_forecasts.attempt_id')
    .innerJoin('organisations', 'organisations.id', 'attempts.organisation_id')
    .select(['organisations.id', 'organisations.name'])
    .distinct()
    .where('regrade_id', '=', regradeId)
    .orderBy('organisations.name')
    .execute()

export const jobStates = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('jobs')
    .select(['id', 'state', 'progress_done', 'progress_total', 'leased_until'])
    .where('id', 'in', ids.length > 0 ? [...ids] : [''])
    .execute()

// The bank, as far as it was asked

/** Versions of a question with how many attempts with a result had each, newest first. */
export const askedVersions = (db: Db, questionId: string) =>
  db
    .selectFrom('question_versions')
    .leftJoin('attempt_items', 'attempt_items.question_version_id', 'question_versions.id')
    .leftJoin('attempts', (join) =>
      join.onRef('attempts.id', '=', 'attempt_items.attempt_id').on('attempts.state', '=', 'closed'),
    )
    .select([
      'question_versions.id',
      'question_versions.number',
      'question_versions.title',
      'question_versions.body',
      'question_versions.created_at',
      ({ fn }) => fn.count<number>('attempts.id').distinct().as('attempts'),
    ])
    .where('question_versions.question_id', '=', questionId)
    .groupBy([
      'question_versions.id',
      'question_versions.number',
      'question_versions.title',
      'question_versions.body',
      'question_versions.created_at',
    ])
    .orderBy('question_versions.number', 'desc')
    .execute()

export const versionNumbers = async (db: Db, questionId: string): Promise<Map<string, number>> =>
  new Map(
    (
      await db.selectFrom('question_versions').select(['id', 'number']).where('question_id', '=', questionId).execute()
    ).map((row) => [row.id, row.number]),
  )

/** Exams in which a question was asked. */
/** Questions that ended attempts of an exam asked, each in its newest words. */
export const questionsAskedIn = (db: Db, examId: string) =>
  db
    .selectFrom('attempts')
    .innerJoin('attempt_items', 'attempt_items.attempt_id', 'attempts.id')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .innerJoin('questions', 'questions.id', 'question_versions.question_id')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .select(({ fn, selectFrom }) => [
      'questions.id',
      'questions.external_id',
      'question_pools.title as pool_title',
      fn.countAll<number>().as('attempts'),
      selectFrom('question_versions as newest')
        .select('newest.title')
        .whereRef('newest.question_id', '=', 'questions.id')
        .orderBy('newest.number', 'desc')
        .limit(1)
        .as('title'),
    ])
    .where('attempts.exam_id', '=', examId)
    .where('attempts.state', '=', 'closed')
    .groupBy(['questions.id', 'questions.external_id', 'question_pools.title'])
    .execute()

export const examsAsking = (db: Db, questionId: string) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .select(['exams.id', 'exams.slug'])
    .distinct()
    .where('question_versions.question_id', '=', questionId)
    .orderBy('exams.slug')
    .execute()

/** The newest answers given to some versions, with the order each attempt had; at most `limit`. */
export const answersGiven = (db: Db, versionIds: readonly string[], limit: number) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('response_steps', (join) =>
      join
        .onRef('response_steps.attempt_id', '=', 'attempt_items.attempt_id')
        .onRef('response_steps.item_id', '=', 'attempt_items.id')
        .on('response_steps.late', '=', 0),
    )
    .select(['attempt_items.question_version_id', 'attempt_items.option_ids', 'response_steps.response'])
    .where('attempt_items.question_version_id', 'in', [...versionIds])
    .where('attempts.state', '=', 'closed')
    .where(({ eb, selectFrom }) =>
      eb(
        'response_steps.sequence',
        '=',
        selectFrom('response_steps as newer')
          .select(({ fn }) => fn.max<number>('newer.sequence').as('newest'))
          .whereRef('newer.attempt_id', '=', 'response_steps.attempt_id')
          .whereRef('newer.item_id', '=', 'response_steps.item_id')
          .where('newer.late', '=', 0),
      ),
    )
    .orderBy('attempts.submitted_at', 'desc')
    .limit(limit)
    .execute()

export const findQuestion = (db: Db, id: string) =>
  db
    .selectFrom('questions')
    .innerJoin('question_pools', 'question_pools.id', 'questions.pool_id')
    .selectAll('questions')
    .select(['question_pools.slug as pool', 'question_pools.title as pool_title'])
    .where('questions.id', '=', id)
    .executeTakeFirst()
