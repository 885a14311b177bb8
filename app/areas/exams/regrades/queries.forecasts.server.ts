import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '#db/tables'
import type { RegradeResultForecastsTable } from '#db/tables/regrades'

type Db = Kysely<Database>
export type ForecastRow = Selectable<RegradeResultForecastsTable>

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
