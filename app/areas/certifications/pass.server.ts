import { findOrganisation } from '~/areas/identity/organisations.server'
import { findPerson } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId, publicCode } from '~/platform/ids'
import { type Certificate, certificateOf } from './certificate'
import { isCurrentState } from './certificate-state'
import type { Certification } from './certification-definitions.server'
import { decideIssue, type IssueDecision } from './decide-issue'
import type { CertificateIssued } from './events'
import { type CertificateRow, insertCertificate, insertStep, stepsOf } from './queries.server'

/** A passed attempt. Times are epoch milliseconds. */
export type Pass = {
  attemptId: string
  personId: string
  organisationId: string
  startedAt: number
  passedAt: number
}

/**
 * What a pass earns as things stand at `decidedAt`. Events may arrive late: a certificate counts at a moment only if it
 * had been issued by then.
 * @param rows the holder's certificates
 */
export async function decidePass(
  ctx: Ctx,
  definition: Certification,
  pass: Pass,
  rows: readonly CertificateRow[],
  decidedAt: number,
): Promise<IssueDecision> {
  const steps = await stepsOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  const heldAt = (moment: number): Certificate[] =>
    rows.filter((row) => row.issued_at <= moment).map((row) => certificateOf(row, steps.get(row.id) ?? [], moment))
  const slugsAt = (moment: number) =>
    heldAt(moment).flatMap(({ certification, state }) => (isCurrentState(state.state) ? [certification] : []))
  return decideIssue(definition, definition.slug, {
    passedAt: pass.passedAt,
    decidedAt,
    held: heldAt(pass.passedAt).map(({ id, certification, state, expiresAt }) => ({
      id,
      certification,
      state: state.state,
      expiresAt,
      renewalFrom: state.renewalFrom,
    })),
    alsoHeld: [...slugsAt(pass.startedAt), ...slugsAt(decidedAt)],
  })
}

/** Writes the certificate that was decided, ends the one it takes the place of, and tells of it. */
export async function issueCertificate(
  tx: Ctx,
  definition: Certification,
  pass: Pass,
  decision: Extract<IssueDecision, { issue: true }>,
  issuedAt: number,
  regradeId: string | null = null,
): Promise<{ id: string; publicId: string }> {
  const person = await findPerson(tx, pass.personId)
  const organisation = await findOrganisation(tx, { id: pass.organisationId })
  invariant(person && organisation, 'whoever sat an exam is a known person of a known organisation')
  const id = newId(tx.now)
  const publicId = publicCode(codePrefix(tx))
  await insertCertificate(tx.db, {
    id,
    public_id: publicId,
    certification_id: definition.id,
    certification_version_id: definition.versionId,
    person_id: pass.personId,
    organisation_id: pass.organisationId,
    holder_name: person.name,
    organisation_name: organisation.name,
    evidence_kind: 'attempt',
    evidence_id: pass.attemptId,
    issued_at: issuedAt,
    expires_at: decision.expiresAt,
    renews_id: decision.renews,
  })
  const step = (certificateId: string, kind: 'issued' | 'superseded') =>
    insertStep(tx.db, {
      id: newId(tx.now),
      certificate_id: certificateId,
      kind,
      at: issuedAt,
      actor_id: 'system:certifications',
      reason: null,
      regrade_id: regradeId,
    })
  await step(id, 'issued')
  // A regrade ends what is replaced among its other effects.
  if (decision.renews && regradeId === null) await step(decision.renews, 'superseded')
  const issued: CertificateIssued = {
    type: 'certifications.certificate-issued',
    v: 1,
    certificateId: id,
    publicId,
    certificationSlug: definition.slug,
    certificationTitle: definition.title,
    personId: pass.personId,
    organisationId: pass.organisationId,
    issuedAt,
    expiresAt: decision.expiresAt,
    renews: decision.renews,
    regradeId,
  }
  await tx.publish(issued)
  await tx.audit({
    action: 'certifications.issued',
    subject: { kind: 'certificate', id },
    organisationId: pass.organisationId,
    after: { publicId, certification: definition.slug, expiresAt: decision.expiresAt, attempt: pass.attemptId },
  })
  return { id, publicId }
}

/** Two letters before every code, from the vendor's host name: `partners.halyard.example` gives `HA`. */
function codePrefix(tx: Ctx): string {
  const { hostname } = new URL(tx.config.publicUrl)
  const labels = hostname.split('.')
  const name = (labels.at(-2) ?? labels[0] ?? '').replace(/[^a-z]/gi, '').toUpperCase()
  return name.length >= 2 && name !== 'LOCALHOST' ? name.slice(0, 2) : 'HY'
}
