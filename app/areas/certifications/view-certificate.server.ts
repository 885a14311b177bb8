import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import type { Certificate } from './certificate'
import { certificatesOf } from './list-certificates.server'
import { mayViewCertificate } from './policy'

/** @throws AppError 404, or 403 for whom it is none of their business */
export async function viewCertificate(ctx: Ctx, id: string): Promise<Certificate> {
  const [certificate] = await certificatesOf(ctx, { id })
  if (!certificate) throw notFound('certifications.certificate-not-found')
  authorise(mayViewCertificate(ctx.actor, certificate))
  return certificate
}
