import { invariant } from '~/platform/errors'
import type { Certificate } from '../certificate'
import type { CertificateStep } from '../certificate-state'
import type { CertificateChange } from '../events'
import type { CertificateEffect } from './decide-regrade'

/** The step by which each effect on a certificate that stands is kept. */
export const STEP_OF = {
  revoke: 'revoked',
  reinstate: 'reinstated',
  supersede: 'superseded',
  restore: 'restored',
  'change-expiry': 'expiry-changed',
} as const satisfies Record<Exclude<CertificateEffect['kind'], 'issue'>, CertificateStep['kind']>

/**
 * An effect as areas above hear of it.
 * @param named id and code of a certificate that is issued by it
 */
export function changeOf(
  effect: CertificateEffect,
  person: { personId: string; certificates: ReadonlyMap<string, Certificate> },
  named: { id: string; publicId: string },
  now: number,
): CertificateChange {
  if (effect.kind === 'issue')
    return {
      certificateId: named.id,
      publicId: named.publicId,
      certificationSlug: effect.pass.certification,
      personId: person.personId,
      organisationId: effect.pass.organisationId,
      kind: 'issued',
      issuedAt: effect.issuedAt,
      expiresAt: effect.expiresAt,
    }
  const certificate = person.certificates.get(effect.certificateId)
  invariant(certificate, 'an effect names a certificate of the person')
  const about = {
    certificateId: certificate.id,
    publicId: certificate.publicId,
    certificationSlug: certificate.certification,
    personId: certificate.personId,
    organisationId: certificate.organisationId,
  }
  return effect.kind === 'change-expiry'
    ? { ...about, kind: 'expiry-changed', expiresAt: effect.to, at: now }
    : { ...about, kind: STEP_OF[effect.kind], at: effect.at }
}
