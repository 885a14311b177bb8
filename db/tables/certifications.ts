/** Certification definitions and certificates. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface CertificationsTables {
  certifications: CertificationsTable
  certification_versions: CertificationVersionsTable
  certificates: CertificatesTable
  certificate_steps: CertificateStepsTable
  withheld_passes: WithheldPassesTable
}

export interface CertificationsTable {
  id: string
  slug: string
  created_at: number
}

export interface CertificationVersionsTable {
  id: string
  certification_id: string
  number: number
  hash: string
  title: string
  definition: string
  published_at: number
  published_by: string
}

export interface CertificatesTable {
  id: string
  public_id: string
  certification_id: string
  certification_version_id: string
  person_id: string
  organisation_id: string
  holder_name: string
  organisation_name: string
  evidence_kind: 'attempt'
  evidence_id: string
  issued_at: number
  expires_at: number | null
  renews_id: string | null
}

export interface CertificateStepsTable {
  id: string
  certificate_id: string
  kind:
    | 'issued'
    | 'revoked'
    | 'reinstated'
    | 'superseded'
    | 'restored'
    | 'expiry-changed'
    | 'name-shown'
    | 'name-hidden'
  at: number
  actor_id: string
  reason: string | null
  /** the regrade that caused it */
  regrade_id: string | null
  /** of `expiry-changed`: the new end */
  expires_at: number | null
}

/** Passes that earned nothing yet; one whose evidence has a certificate waits no more. */
export interface WithheldPassesTable {
  certification_id: string
  evidence_id: string
  person_id: string
  organisation_id: string
  passed_at: number
  withheld_at: number
}
