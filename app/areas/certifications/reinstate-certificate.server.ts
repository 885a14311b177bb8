import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import type { CertificateReinstated } from './events'
import { certificatesOf } from './list-certificates.server'
import { lockedCertificate } from './locked-certificate.server'
import { mayRevokeCertificates } from './policy'
import { insertStep } from './queries.server'
import { REASON } from './revocation'

/**
 * Takes a revocation back: the certificate goes on as if it had not been revoked. The holder, the company's managers and
 * the audit trail read the reason; the revocation and its reason stay in the history of the certificate.
 * @throws AppError 422 without a reason, 404, or 409 when it is not revoked
 */
export async function reinstateCertificate(ctx: Ctx, input: { certificate: string; reason: string }): Promise<void> {
  authorise(mayRevokeCertificates(ctx.actor))
  const reason = input.reason.trim()
  if (reason.length < REASON.min || reason.length > REASON.max)
    throw invalid('certifications.reinstatement-reason-needed', { min: REASON.min, max: REASON.max })
  await ctx.transaction(async (tx) => {
    const certificate = await lockedCertificate(tx, input.certificate)
    if (!certificate) throw notFound('certifications.certificate-not-found')
    if (certificate.state.state !== 'revoked') throw conflict('certifications.not-revoked')
    await insertStep(tx.db, {
      id: newId(tx.now),
      certificate_id: certificate.id,
      kind: 'reinstated',
      at: tx.now,
      actor_id: actorId(tx.actor),
      reason,
    })
    const [after] = await certificatesOf(tx, { id: certificate.id })
    invariant(after, 'a certificate is never deleted')
    const event: CertificateReinstated = {
      type: 'certifications.certificate-reinstated',
      v: 1,
      certificateId: certificate.id,
      publicId: certificate.publicId,
      certificationSlug: certificate.certification,
      certificationTitle: certificate.title,
      personId: certificate.personId,
      organisationId: certificate.organisationId,
      reinstatedAt: tx.now,
      reason,
    }
    await tx.publish(event)
    await tx.audit({
      action: 'certifications.reinstated',
      subject: { kind: 'certificate', id: certificate.id },
      organisationId: certificate.organisationId,
      reason,
      before: { state: 'revoked' },
      after: { state: after.state.state },
    })
  })
}
