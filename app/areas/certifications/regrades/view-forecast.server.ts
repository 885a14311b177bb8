import { mayRegrade } from '~/areas/exams/policy'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { titlesOf } from '../certification-definitions.server'
import type { CertificateEffect } from './decide-regrade'
import type { ForecastDetail } from './forecast-certificates.server'
import { countForecast, forecastPage, stepsOfRegrade } from './queries.server'

export type CertificateForecast = {
  number: number
  effect: CertificateEffect['kind']
  person: string
  organisation: string
  title: string
  certificate: { id: string; publicId: string } | null
} & Omit<ForecastDetail, 'certification'>

/** How many certificates a regrade would change, in all and by what becomes of them. @throws AppError 403 */
export async function countCertificateForecast(
  ctx: Ctx,
  regradeId: string,
): Promise<{ total: number; issued: number; revoked: number; other: number }> {
  authorise(mayRegrade(ctx.actor))
  const counts = await countForecast(ctx.db, regradeId)
  const of = (...effects: CertificateEffect['kind'][]) => effects.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  return {
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    issued: of('issue', 'reinstate'),
    revoked: of('revoke'),
    other: of('supersede', 'restore', 'change-expiry'),
  }
}

/** A page of what a regrade would do to certificates, by company and person. @throws AppError 403 */
export async function listCertificateForecast(
  ctx: Ctx,
  regradeId: string,
  of: { page: number; pageSize: number },
): Promise<CertificateForecast[]> {
  authorise(mayRegrade(ctx.actor))
  const rows = await forecastPage(ctx.db, regradeId, { limit: of.pageSize, offset: (of.page - 1) * of.pageSize })
  const details = rows.map((row) => json<ForecastDetail>(row.detail))
  const titles = await titlesOf(
    ctx,
    details.map(({ certification }) => certification),
  )
  return rows.map((row, index) => {
    const { certification: _certification, ...detail } = details[index] as ForecastDetail
    return {
      number: row.number,
      effect: row.effect as CertificateEffect['kind'],
      person: row.person_name,
      organisation: row.organisation_name,
      title: titles[index]?.title ?? '',
      certificate: row.certificate_id && row.public_id ? { id: row.certificate_id, publicId: row.public_id } : null,
      ...detail,
    }
  })
}

/** How many certificates a regrade has issued, given back and taken away, undone steps among them. @throws AppError 403 */
export async function countCertificateSteps(ctx: Ctx, regradeId: string): Promise<Record<string, number>> {
  authorise(mayRegrade(ctx.actor))
  const counts: Record<string, number> = {}
  for (const { kind } of await stepsOfRegrade(ctx.db, regradeId)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
