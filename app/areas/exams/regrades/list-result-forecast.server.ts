import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayRegrade } from '../policy'
import { FORECAST_PAGE } from './page-sizes'
import {
  countFiltered,
  type ForecastFilter,
  type ForecastRow,
  forecastCompanies,
  forecastPage,
} from './queries.forecasts.server'

export type ResultForecast = {
  attemptId: string
  effect: ForecastRow['effect']
  person: string
  organisation: string
  exam: { title: string; language: string }
  number: number
  submittedAt: number | null
  before: { mark: string; maxMark: string; share: string }
  after: { mark: string; maxMark: string; share: string }
}

/** A page of the results that would change, verdicts first. @throws AppError 403 */
export async function listResultForecast(
  ctx: Ctx,
  regradeId: string,
  of: ForecastFilter & { page: number; pageSize?: number },
): Promise<{ results: ResultForecast[]; total: number; companies: { id: string; name: string }[] }> {
  authorise(mayRegrade(ctx.actor))
  const pageSize = of.pageSize ?? FORECAST_PAGE
  const rows = await forecastPage(ctx.db, regradeId, of, { limit: pageSize, offset: (of.page - 1) * pageSize })
  return {
    total: await countFiltered(ctx.db, regradeId, of),
    companies: await forecastCompanies(ctx.db, regradeId),
    results: rows.map((row) => ({
      attemptId: row.attempt_id,
      effect: row.effect,
      person: row.person_name,
      organisation: row.organisation_name,
      exam: { title: row.exam_title, language: row.exam_language },
      number: row.number,
      submittedAt: row.submitted_at,
      before: { mark: row.mark_before, maxMark: row.max_mark_before, share: row.share_before },
      after: { mark: row.mark_after, maxMark: row.max_mark_after, share: row.share_after },
    })),
  }
}
