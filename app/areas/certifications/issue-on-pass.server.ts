import type { AttemptClosed } from '~/areas/exams/events'
import { findOrganisation } from '~/areas/identity/organisations.server'
import { findPerson } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId, publicCode } from '~/platform/ids'
import { certificateOf } from './certificate'
import { findCertification } from './certification-definitions.server'
import { decideIssue } from './decide-issue'
import type { CertificateIssued } from './events'
import { insertCertificate, insertStep, lockHolder, selectCertificates, stepsOf } from './queries.server'

/**
 * Hears that an attempt ended and issues the certificate it earned: once, because it runs in the transaction that marks
 * the event as heard, and because evidence can be used once for a certification.
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
  await lockHolder(tx.db, event.personId)
  const rows = await selectCertificates(tx.db, { personId: event.personId })
  if (rows.some((row) => row.evidence_id === event.attemptId && row.slug === definition.slug)) return
  const steps = await stepsOf(
    tx.db,
    rows.map((row) => row.id),
  )
  // Events may arrive late: what a later pass earned was not held at this one, and must not be superseded by it.
  const held = rows
    .filter((row) => row.issued_at <= event.submittedAt)
    .map((row) => certificateOf(row, steps.get(row.id) ?? [], event.submittedAt))
  const decision = decideIssue(
    definition,
    definition.slug,
    held.map(({ id, certification, state, expiresAt }) => ({
      id,
      certification,
      state: state.state,
      expiresAt,
      renewalFrom: state.renewalFrom,
    })),
    event.submittedAt,
  )
  if (!decision.issue) {
    await tx.audit({
      action: 'certifications.withheld',
      subject: { kind: 'attempt', id: event.attemptId },
      organisationId: event.organisationId,
      reason: decision.reason,
      after: { missing: decision.missing },
    })
    return
  }

  const person = await findPerson(tx, event.personId)
  const organisation = await findOrganisation(tx, { id: event.organisationId })
  invariant(person && organisation, 'whoever sat an exam is a known person of a known organisation')
  const id = newId(tx.now)
  const publicId = publicCode(codePrefix(tx))
  await insertCertificate(tx.db, {
    id,
    public_id: publicId,
    certification_id: definition.id,
    certification_version_id: definition.versionId,
    person_id: event.personId,
    organisation_id: event.organisationId,
    holder_name: person.name,
    organisation_name: organisation.name,
    evidence_kind: 'attempt',
    evidence_id: event.attemptId,
    issued_at: event.submittedAt,
    expires_at: decision.expiresAt,
    renews_id: decision.renews,
  })
  await insertStep(tx.db, {
    id: newId(tx.now),
    certificate_id: id,
    kind: 'issued',
    at: event.submittedAt,
    actor_id: 'system:certifications',
    reason: null,
  })
  if (decision.renews) {
    await insertStep(tx.db, {
      id: newId(tx.now),
      certificate_id: decision.renews,
      kind: 'superseded',
      at: event.submittedAt,
      actor_id: 'system:certifications',
      reason: null,
    })
  }
  const issued: CertificateIssued = {
    type: 'certifications.certificate-issued',
    v: 1,
    certificateId: id,
    publicId,
    certificationSlug: definition.slug,
    certificationTitle: definition.title,
    personId: event.personId,
    organisationId: event.organisationId,
    issuedAt: event.submittedAt,
    expiresAt: decision.expiresAt,
    renews: decision.renews,
  }
  await tx.publish(issued)
  await tx.audit({
    action: 'certifications.issued',
    subject: { kind: 'certificate', id },
    organisationId: event.organisationId,
    after: { publicId, certification: definition.slug, expiresAt: decision.expiresAt, attempt: event.attemptId },
  })
}

/** Two letters before every code, from the vendor's host name: `partners.halyard.example` gives `HA`. */
function codePrefix(tx: Ctx): string {
  const { hostname } = new URL(tx.config.publicUrl)
  const labels = hostname.split('.')
  const name = (labels.at(-2) ?? labels[0] ?? '').replace(/[^a-z]/gi, '').toUpperCase()
  return name.length >= 2 && name !== 'LOCALHOST' ? name.slice(0, 2) : 'HY'
}
