type About = {
  v: 1
  certificateId: string
  publicId: string
  certificationSlug: string
  certificationTitle: string
  personId: string
  organisationId: string
  /** a regrade caused it: its consequences are drawn from `certificates-regraded`, for all that it caused at once */
  regradeId?: string | null
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

/** The end of a certificate is another day: what it renewed was never earned, or was. */
export type CertificateExpiryChanged = About & {
  type: 'certifications.certificate-expiry-changed'
  expiresAt: number | null
  changedAt: number
}

/** A certificate counts by itself again, because the one that took its place was taken away. */
export type CertificateRestored = About & { type: 'certifications.certificate-restored'; restoredAt: number }

/** All that a regrade does to certificates after the verdicts of one company changed, in the order it is done. */
export type CertificatesRegraded = {
  type: 'certifications.certificates-regraded'
  v: 1
  regradeId: string
  direction: 'apply' | 'undo'
  reason: string
  regradedAt: number
  changes: CertificateChange[]
}

/**
 * What is left of a regrade's changed verdicts in one company: its people are gone through some at a time, each time in a
 * transaction of its own. Nobody above hears of it before `certificates-regraded` tells of all of them.
 */
export type RegradeContinues = Omit<CertificatesRegraded, 'type' | 'regradedAt'> & {
  type: 'certifications.regrade-continues'
  verdicts: { attemptId: string; personId: string; passedBefore: boolean }[]
}

/** One certificate; times are epoch milliseconds. */
export type CertificateChange = {
  certificateId: string
  publicId: string
  certificationSlug: string
  personId: string
  organisationId: string
} & (
  | { kind: 'issued'; issuedAt: number; expiresAt: number | null }
  | { kind: 'revoked' | 'reinstated' | 'superseded' | 'restored'; at: number }
  | { kind: 'expiry-changed'; expiresAt: number | null; at: number }
)

export type CertificateRevoked = About & {
  type: 'certifications.certificate-revoked'
  revokedAt: number
  reason: string
}

/**
 * A revocation was taken back: the certificate counts again as its dates say, as if it had never been revoked. Somebody
 * gave a reason, or a prerequisite that a regrade had taken is held again.
 */
export type CertificateReinstated = About & {
  type: 'certifications.certificate-reinstated'
  reinstatedAt: number
} & ({ reason: string; because?: undefined } | { because: { held: string }; reason?: undefined })
