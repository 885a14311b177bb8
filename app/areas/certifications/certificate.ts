import { json } from '~/platform/json'
import { type CertificateStep, certificateState, isNameShown, type StateDecision } from './certificate-state'
import type { CertificationDefinition } from './definition'

/** One person's certificate with its state at a moment. Times are epoch milliseconds. */
export type Certificate = {
  id: string
  publicId: string
  certification: string
  title: string
  definition: CertificationDefinition
  personId: string
  organisationId: string
  holderName: string
  organisationName: string
  issuedAt: number
  expiresAt: number | null
  renewsId: string | null
  evidenceId: string
  state: StateDecision
  isNameShown: boolean
  steps: CertificateStep[]
}

type Row = {
  id: string
  public_id: string
  slug: string
  title: string
  definition: string
  person_id: string
  organisation_id: string
  holder_name: string
  organisation_name: string
  issued_at: number
  expires_at: number | null
  renews_id: string | null
  evidence_id: string
}

type KeptStep = CertificateStep & { expires_at?: number | null }

/** The end as it was issued, or as a regrade has set it since; what is known now holds for the past as well. */
const endOf = (row: Pick<Row, 'expires_at'>, steps: readonly KeptStep[]): number | null => {
  const changed = steps.findLast((step) => step.kind === 'expiry-changed')
  return changed ? (changed.expires_at ?? null) : row.expires_at
}

export function certificateOf(row: Row, steps: readonly KeptStep[], now: number): Certificate {
  const definition = json<CertificationDefinition>(row.definition)
  const expiresAt = endOf(row, steps)
  return {
    id: row.id,
    publicId: row.public_id,
    certification: row.slug,
    title: row.title,
    definition,
    personId: row.person_id,
    organisationId: row.organisation_id,
    holderName: row.holder_name,
    organisationName: row.organisation_name,
    issuedAt: row.issued_at,
    expiresAt,
    renewsId: row.renews_id,
    evidenceId: row.evidence_id,
    state: certificateState(
      {
        steps,
        issuedAt: row.issued_at,
        expiresAt,
        renewalWindowMonths: definition.renewalWindowMonths,
      },
      now,
    ),
    isNameShown: isNameShown(steps),
    steps: steps.map(({ kind, at, reason }) => ({ kind, at, reason })),
  }
}
