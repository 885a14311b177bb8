import type { Ctx } from '~/platform/context.server'
import { findCertification } from './certification-definitions.server'
import type { CertificateIssued, CertificateReinstated } from './events'
import { decidePass, issueCertificate } from './pass.server'
import { lockHolder, selectCertificates, waitingPasses } from './queries.server'
import { giveBackCertificates } from './regrades/give-back.server'

/**
 * Hears that a certificate counts and gives what waited for it: certificates that a regrade took because it was lost,
 * and passes that lacked it as a prerequisite. Those were passed before, so the certificate begins now and its validity
 * still counts from the pass.
 */
export async function issueWithheld(tx: Ctx, event: CertificateIssued | CertificateReinstated): Promise<void> {
  // A regrade has decided about everything that the person passed.
  if (event.regradeId) return
  const { personId } = event
  const heldAt = event.type === 'certifications.certificate-issued' ? event.issuedAt : event.reinstatedAt
  await lockHolder(tx.db, personId)
  await giveBackCertificates(tx, personId, { slug: event.certificationSlug, title: event.certificationTitle })
  for (const waiting of await waitingPasses(tx.db, { personId })) {
    const definition = await findCertification(tx, waiting.slug)
    if (!definition?.prerequisites.includes(event.certificationSlug)) continue
    const rows = await selectCertificates(tx.db, { personId })
    // A later pass has earned it meanwhile; an older one must not take its place.
    if (rows.some((row) => row.slug === waiting.slug && row.issued_at > waiting.passed_at)) continue
    const pass = {
      attemptId: waiting.evidence_id,
      personId,
      organisationId: waiting.organisation_id,
      startedAt: waiting.passed_at,
      passedAt: waiting.passed_at,
    }
    const decidedAt = Math.max(waiting.passed_at, heldAt)
    const decision = await decidePass(tx, definition, pass, rows, decidedAt)
    if (decision.issue) await issueCertificate(tx, definition, pass, decision, decidedAt)
  }
}
