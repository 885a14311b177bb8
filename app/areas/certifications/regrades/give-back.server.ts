import { verdictsOf } from '~/areas/exams/results/verdicts-of.server'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { certificateOf } from '../certificate'
import type { CertificateReinstated } from '../events'
import { certificatesOfPeople, insertStep, stepsOf } from '../queries.server'
import { returningCertificates } from './returning'

/**
 * Gives back what a regrade took because of a prerequisite that is held now, by `returning.ts`. The caller has locked
 * the holder.
 * @param prerequisite the certificate that has come to count
 */
export async function giveBackCertificates(
  tx: Ctx,
  personId: string,
  prerequisite: { slug: string; title: string },
): Promise<void> {
  const rows = await certificatesOfPeople(tx.db, [personId])
  const steps = await stepsOf(
    tx.db,
    rows.map((row) => row.id),
  )
  const certificates = new Map(rows.map((row) => [row.id, certificateOf(row, steps.get(row.id) ?? [], tx.now)]))
  const lost = [...certificates.values()].map((one) => ({
    id: one.id,
    certification: one.certification,
    attemptId: one.evidenceId,
    prerequisites: one.definition.prerequisites,
    state: one.state.state,
    expiresAt: one.expiresAt,
    revokedByRegrade: (steps.get(one.id) ?? []).findLast(({ kind }) => kind === 'revoked')?.regrade_id != null,
  }))
  if (!lost.some(({ state, revokedByRegrade }) => state === 'revoked' && revokedByRegrade)) return
  const passed = new Set(
    (await verdictsOf(tx, [personId])).flatMap((verdict) => (verdict.passed ? [verdict.attemptId] : [])),
  )
  for (const id of returningCertificates({ certificates: lost, passed, now: tx.now })) {
    const certificate = certificates.get(id)
    if (!certificate?.definition.prerequisites.includes(prerequisite.slug)) continue
    await insertStep(tx.db, {
      id: newId(tx.now),
      certificate_id: id,
      kind: 'reinstated',
      at: tx.now,
      actor_id: actorId(tx.actor),
      reason: null,
    })
    const event: CertificateReinstated = {
      type: 'certifications.certificate-reinstated',
      v: 1,
      certificateId: id,
      publicId: certificate.publicId,
      certificationSlug: certificate.certification,
      certificationTitle: certificate.title,
      personId,
      organisationId: certificate.organisationId,
      reinstatedAt: tx.now,
      because: { held: prerequisite.title },
    }
    await tx.publish(event)
    await tx.audit({
      action: 'certifications.reinstated',
      subject: { kind: 'certificate', id },
      organisationId: certificate.organisationId,
      before: { state: 'revoked' },
      after: { held: prerequisite.slug },
    })
  }
}
