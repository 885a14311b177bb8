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

/** A pass that earned no certificate yet, because something that must be held with it is not. Kept until it is. */
export type CertificateWithheld = {
  type: 'certifications.certificate-withheld'
  v: 1
  attemptId: string
  certificationSlug: string
  certificationTitle: string
  personId: string
  organisationId: string
  passedAt: number
  missing: { slug: string; title: string }[]
}

export type CertificateRevoked = About & {
  type: 'certifications.certificate-revoked'
  revokedAt: number
  reason: string
}

/** A revocation was taken back: the certificate counts again as its dates say, as if it had never been revoked. */
export type CertificateReinstated = About & {
  type: 'certifications.certificate-reinstated'
  reinstatedAt: number
  reason: string
}
