import type {
  CertificateExpiryChanged,
  CertificateIssued,
  CertificateReinstated,
  CertificateRestored,
  CertificateRevoked,
  CertificateWithheld,
} from '~/areas/certifications/events'
import { findPerson } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { tell, tellManagers, tellPerson } from './tell.server'

export async function onCertificateIssued(tx: Ctx, event: CertificateIssued): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  const key = `issued:${event.certificateId}`
  const { organisationId } = event
  await tell(tx, holder, {
    notice: {
      kind: 'certificate-issued',
      params: { certification: event.certificationTitle, expiresAt: event.expiresAt },
    },
    url: `/certificates/${event.certificateId}`,
    organisationId,
    key,
  })
  await tellManagers(tx, organisationId, event.personId, {
    notice: { kind: 'member-certified', params: { person: holder.name, certification: event.certificationTitle } },
    url: '/company/tier',
    key,
  })
}

/** A pass without a certificate is for its person alone: it moves nothing for the company. */
export async function onCertificateWithheld(tx: Ctx, event: CertificateWithheld): Promise<void> {
  const missing = event.missing.map(({ title }) => title)
  await tellPerson(tx, event.personId, {
    notice: { kind: 'certificate-withheld', params: { certification: event.certificationTitle, missing } },
    url: `/exams/attempts/${event.attemptId}/result`,
    organisationId: event.organisationId,
    key: `withheld:${event.attemptId}`,
  })
}

export async function onCertificateReinstated(tx: Ctx, event: CertificateReinstated): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  const key = `reinstated:${event.certificateId}:${event.reinstatedAt}`
  const certification = event.certificationTitle
  const person = holder.name
  const { because, reason } = event
  await tell(tx, holder, {
    notice: because
      ? { kind: 'certificate-returned', params: { certification, ...because } }
      : { kind: 'certificate-reinstated', params: { certification, reason } },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key,
  })
  await tellManagers(tx, event.organisationId, event.personId, {
    notice: because
      ? { kind: 'member-certificate-returned', params: { person, certification, ...because } }
      : { kind: 'member-certificate-reinstated', params: { person, certification, reason } },
    url: '/company/tier',
    key,
  })
}

export async function onCertificateRevoked(tx: Ctx, event: CertificateRevoked): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  const key = `revoked:${event.certificateId}:${event.revokedAt}`
  const params = { certification: event.certificationTitle, reason: event.reason }
  await tell(tx, holder, {
    notice: { kind: 'certificate-revoked', params },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key,
  })
  await tellManagers(tx, event.organisationId, event.personId, {
    notice: { kind: 'member-certificate-revoked', params: { ...params, person: holder.name } },
    url: '/company/tier',
    key,
  })
}

export async function onCertificateRestored(tx: Ctx, event: CertificateRestored): Promise<void> {
  await tellPerson(tx, event.personId, {
    notice: { kind: 'certificate-restored', params: { certification: event.certificationTitle } },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key: `restored:${event.certificateId}:${event.restoredAt}`,
  })
}

export async function onCertificateExpiryChanged(tx: Ctx, event: CertificateExpiryChanged): Promise<void> {
  await tellPerson(tx, event.personId, {
    notice: {
      kind: 'certificate-expiry-changed',
      params: { certification: event.certificationTitle, expiresAt: event.expiresAt },
    },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key: `expiry:${event.certificateId}:${event.changedAt}`,
  })
}
