import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { type Certificate, certificateOf } from './certificate'
import { mayListAllCertificates } from './policy'
import {
  type CertificateFilter,
  type CertificateRow,
  searchCertificates,
  selectCertificates,
  stepsOf,
} from './queries.server'

/**
 * Certificates of a person or of a partner's people, newest first, in two queries. The caller authorises: it is a read
 * model for areas above and for the person's own pages.
 */
export async function certificatesOf(ctx: Ctx, filter: CertificateFilter): Promise<Certificate[]> {
  return withSteps(ctx, await selectCertificates(ctx.db, filter))
}

/** One page of all certificates for the programme manager. */
export async function listAllCertificates(
  ctx: Ctx,
  of: { text: string; page: number; pageSize: number },
): Promise<{ total: number; certificates: Certificate[] }> {
  authorise(mayListAllCertificates(ctx.actor))
  const { total, rows } = await searchCertificates(ctx.db, {
    text: of.text.trim(),
    limit: of.pageSize,
    offset: (of.page - 1) * of.pageSize,
  })
  return { total, certificates: await withSteps(ctx, rows) }
}

export async function withSteps(ctx: Ctx, rows: readonly CertificateRow[]): Promise<Certificate[]> {
  const steps = await stepsOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => certificateOf(row, steps.get(row.id) ?? [], ctx.now))
}
