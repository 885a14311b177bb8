type About = {
  v: 1
  certificateId: string
  publicId: string
  certificationSlug: string
  certificationTitle: string
  personId: string
  organisationId: string
}

/** A certificate exists; `renews` names the one it takes the place of. Times are epoch milliseconds. */
export type CertificateIssued = About & {
  type: 'certifications.certificate-issued'
  issuedAt: number
  expiresAt: number | null
  renews: string | null
}

export type CertificateRevoked = About & {
  type: 'certifications.certificate-revoked'
  revokedAt: number
  reason: string
}
