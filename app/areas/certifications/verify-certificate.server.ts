import type { Ctx } from '~/platform/context.server'
import { readPublicCode } from '~/platform/ids'
import type { CertificateState } from './certificate-state'
import type { CertificationDefinition } from './definition'
import { certificatesOf } from './list-certificates.server'

/** What a stranger may know: what is printed on the certificate, and its state today. */
export type Verification =
  | { found: false; reason: 'not-a-code' | 'unknown' }
  | {
      found: true
      publicId: string
      state: CertificateState
      since: number
      /** given at the revocation */
      reason: string | null
      /** null when the holder does not want it shown */
      holderName: string | null
      organisationName: string
      title: string
      level: CertificationDefinition['level']
      ladder: string
      rung: number
      product: string
      issuedAt: number
      expiresAt: number | null
      renewalFrom: number | null
      checkedAt: number
    }

/**
 * Checks a certificate by the code that is printed on it; spelling slips such as O for 0 are forgiven, and a code whose
 * check character is wrong is told apart from one that was never issued.
 */
export async function verifyCertificate(ctx: Ctx, typed: string): Promise<Verification> {
  const publicId = readPublicCode(typed)
  if (publicId === null) return { found: false, reason: 'not-a-code' }
  const [certificate] = await certificatesOf(ctx, { publicId })
  if (!certificate) return { found: false, reason: 'unknown' }
  return {
    found: true,
    publicId,
    state: certificate.state.state,
    since: certificate.state.since,
    reason: certificate.state.reason,
    holderName: certificate.isNameShown ? certificate.holderName : null,
    organisationName: certificate.organisationName,
    title: certificate.title,
    level: certificate.definition.level,
    ladder: certificate.definition.ladder,
    rung: certificate.definition.rung,
    product: certificate.definition.product,
    issuedAt: certificate.issuedAt,
    expiresAt: certificate.expiresAt,
    renewalFrom: certificate.state.renewalFrom,
    checkedAt: ctx.now,
  }
}
