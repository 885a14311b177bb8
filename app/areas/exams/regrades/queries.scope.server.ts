import type { Kysely } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import { isNewestResult } from '../queries.newest.server'
import type { Direction } from './regrade-state'

type Db = Kysely<Database>

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
  db
    .selectFrom('attempts')
    .innerJoin('results', (join) => join.onRef('results.attempt_id', '=', 'attempts.id').on(isNewestResult()))

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
