import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>
export type ForecastRow = Database['regrade_tier_forecasts']

export const forgetForecast = (db: Db, regradeId: string) =>
  db.deleteFrom('regrade_tier_forecasts').where('regrade_id', '=', regradeId).execute()

export async function insertForecast(db: Db, rows: readonly ForecastRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await db
      .insertInto('regrade_tier_forecasts')
      .values(rows.slice(from, from + 200))
      .execute()
}

export async function countForecast(db: Db, regradeId: string): Promise<number> {
  const row = await db
    .selectFrom('regrade_tier_forecasts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('regrade_id', '=', regradeId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const forecastPage = (db: Db, regradeId: string, of: { limit: number; offset: number }) =>
  db
    .selectFrom('regrade_tier_forecasts')
    .innerJoin('organisations', 'organisations.id', 'regrade_tier_forecasts.partner_id')
    .select(['regrade_tier_forecasts.number', 'detail', 'organisations.name', 'organisations.slug'])
    .where('regrade_id', '=', regradeId)
    .orderBy('organisations.name')
    .orderBy('regrade_tier_forecasts.number')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
