import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>
export type ForecastRow = Database['regrade_certificate_forecasts']

export const forgetForecast = (db: Db, regradeId: string) =>
  db.deleteFrom('regrade_certificate_forecasts').where('regrade_id', '=', regradeId).execute()

export async function insertForecast(db: Db, rows: readonly ForecastRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await db
      .insertInto('regrade_certificate_forecasts')
      .values(rows.slice(from, from + 200))
      .execute()
}

export async function countForecast(db: Db, regradeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('regrade_certificate_forecasts')
    .select(['effect', ({ fn }) => fn.countAll<number>().as('count')])
    .where('regrade_id', '=', regradeId)
    .groupBy('effect')
    .execute()
  return new Map(rows.map((row) => [row.effect, Number(row.count)]))
}

export const forecastPage = (db: Db, regradeId: string, of: { limit: number; offset: number }) =>
  db
    .selectFrom('regrade_certificate_forecasts')
    .innerJoin('people', 'people.id', 'regrade_certificate_forecasts.person_id')
    .innerJoin('organisations', 'organisations.id', 'regrade_certificate_forecasts.organisation_id')
    .leftJoin('certificates', 'certificates.id', 'regrade_certificate_forecasts.certificate_id')
    .select([
      'regrade_certificate_forecasts.number',
      'regrade_certificate_forecasts.effect',
      'regrade_certificate_forecasts.certificate_id',
      'regrade_certificate_forecasts.detail',
      'people.name as person_name',
      'organisations.name as organisation_name',
      'certificates.public_id',
    ])
    .where('regrade_certificate_forecasts.regrade_id', '=', regradeId)
    .orderBy('organisations.name')
    .orderBy('people.name')
    .orderBy('regrade_certificate_forecasts.number')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

/** What a regrade did to certificates, in the order it was done. */
export const stepsOfRegrade = (db: Db, regradeId: string) =>
  db
    .selectFrom('certificate_steps')
    .select(['kind', 'certificate_id', 'at'])
    .where('regrade_id', '=', regradeId)
    .orderBy('id')
    .execute()
