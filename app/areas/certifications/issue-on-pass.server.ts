import type { AttemptClosed } from '~/areas/exams/events'
import type { Ctx } from '~/platform/context.server'
import { type Certification, findCertification, titlesOf } from './certification-definitions.server'
import type { CertificateWithheld } from './events'
import { decidePass, issueCertificate, type Pass } from './pass.server'
import { insertWithheldPass, lockHolder, selectCertificates } from './queries.server'

/**
 * Hears that an attempt ended and issues the certificate it earned: once, because it runs in the transaction that marks
 * the event as heard, and because evidence can be used once for a certification. A pass that lacks a prerequisite is
 * kept, its person is told, and `issue-withheld` looks at it again.
 */
export async function issueOnPass(tx: Ctx, event: AttemptClosed): Promise<void> {
  if (!event.passed || event.certificationSlug === null) return
  const definition = await findCertification(tx, event.certificationSlug)
  if (!definition) {
    tx.log.warn(
      { certification: event.certificationSlug },
      'an exam is evidence for a certification that was never published',
    )
    return
  }
  const { attemptId, personId, organisationId, startedAt, submittedAt: passedAt } = event
  const pass = { attemptId, personId, organisationId, startedAt, passedAt }
  await lockHolder(tx.db, personId)
  const rows = await selectCertificates(tx.db, { personId })
  if (rows.some((row) => row.evidence_id === attemptId && row.slug === definition.slug)) return
  const atPass = await decidePass(tx, definition, pass, rows, passedAt)
  if (atPass.issue) return void (await issueCertificate(tx, definition, pass, atPass, passedAt))
  // What was missing then may be held by now, and its own event have been heard before this one.
  const now = Math.max(passedAt, tx.now)
  const today = await decidePass(tx, definition, pass, rows, now)
  if (today.issue) return void (await issueCertificate(tx, definition, pass, today, now))
  return withhold(tx, definition, pass, today.reason === 'prerequisites-missing' ? today.missing : [])
}

async function withhold(tx: Ctx, definition: Certification, pass: Pass, missing: readonly string[]): Promise<void> {
  const { attemptId, personId, organisationId, passedAt } = pass
  const isNew = await insertWithheldPass(tx.db, {
    certification_id: definition.id,
    evidence_id: attemptId,
    person_id: personId,
    organisation_id: organisationId,
    passed_at: passedAt,
    withheld_at: tx.now,
  })
  if (!isNew) return
  const event: CertificateWithheld = {
    type: 'certifications.certificate-withheld',
    v: 1,
    attemptId,
    certificationSlug: definition.slug,
    certificationTitle: definition.title,
    personId,
    organisationId,
    passedAt,
    missing: await titlesOf(tx, missing),
  }
  await tx.publish(event)
  await tx.audit({
    action: 'certifications.withheld',
    subject: { kind: 'attempt', id: attemptId },
    organisationId,
    reason: 'prerequisites-missing',
    after: { missing },
  })
}
