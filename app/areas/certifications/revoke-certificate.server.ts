import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import type { CertificateRevoked } from './events'
import { lockedCertificate } from './locked-certificate.server'
import { mayRevokeCertificates } from './policy'
import { insertStep } from './queries.server'
import { REASON } from './revocation'

/**
 * Takes a certificate away, with the reason that the public page, the holder and the audit trail will show.
 * @throws AppError 422 without a reason, 404, or 409 when it is revoked already
 */
export async function revokeCertificate(ctx: Ctx, input: { certificate: string; reason: string }): Promise<void> {
  authorise(mayRevokeCertificates(ctx.actor))
  const reason = input.reason.trim()
  if (reason.length < REASON.min || reason.length > REASON.max)
    throw invalid('certifications.reason-needed', { min: REASON.min, max: REASON.max })
  await ctx.transaction(async (tx) => {
    const certificate = await lockedCertificate(tx, input.certificate)
    if (!certificate) throw notFound('certifications.certificate-not-found')
    if (certificate.state.state === 'revoked') throw conflict('certifications.already-revoked')
    await insertStep(tx.db, {
      id: newId(tx.now),
      certificate_id: certificate.id,
      kind: 'revoked',
      at: tx.now,
      actor_id: actorId(tx.actor),
      reason,
    })
    const event: CertificateRevoked = {
      type: 'certifications.certificate-revoked',
      v: 1,
      certificateId: certificate.id,
      publicId: certificate.publicId,
      certificationSlug: certificate.certification,
      certificationTitle: certificate.title,
      personId: certificate.personId,
      organisationId: certificate.organisationId,
      revokedAt: tx.now,
      reason,
    }
    await tx.publish(event)
    await tx.audit({
      action: 'certifications.revoked',
      subject: { kind: 'certificate', id: certificate.id },
      organisationId: certificate.organisationId,
      reason,
      before: { state: certificate.state.state },
      after: { state: 'revoked' },
    })
  })
}
