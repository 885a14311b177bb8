import { addMonths } from '~/platform/calendar'
import { type CertificateState, isCurrentState } from './certificate-state'
import type { CertificationDefinition } from './definition'

export type HeldCertificate = {
  id: string
  certification: string
  state: CertificateState
  expiresAt: number | null
  renewalFrom: number | null
}

export type IssueDecision =
  | {
      issue: true
      expiresAt: number | null
      renews: string | null
      reason: 'first' | 'renewed-in-window' | 'renewed-outside-window'
    }
  | { issue: false; reason: 'prerequisites-missing'; missing: string[] }

/**
 * What a passed exam earns. Validity counts from the pass; a renewal inside the window counts from the old end, so that
 * renewing early costs nothing, and no pass makes what is held end earlier. Prerequisites must be held at the pass.
 * @param passedAt epoch milliseconds
 * @param held the person's certificates with their state at `passedAt`
 */
export function decideIssue(
  definition: Pick<CertificationDefinition, 'prerequisites' | 'validityMonths'>,
  certification: string,
  held: readonly HeldCertificate[],
  passedAt: number,
): IssueDecision {
  const current = held.filter((certificate) => isCurrentState(certificate.state))
  const missing = definition.prerequisites.filter(
    (slug) => !current.some((certificate) => certificate.certification === slug),
  )
  if (missing.length > 0) return { issue: false, reason: 'prerequisites-missing', missing }

  const months = definition.validityMonths
  const renewed = current
    .filter((certificate) => certificate.certification === certification)
    .sort((a, b) => endOf(b) - endOf(a))[0]
  if (!renewed)
    return {
      issue: true,
      expiresAt: months === undefined ? null : addMonths(passedAt, months),
      renews: null,
      reason: 'first',
    }
  const inWindow = renewed.state === 'in-renewal' && renewed.expiresAt !== null
  const from = inWindow && renewed.expiresAt !== null ? renewed.expiresAt : passedAt
  return {
    issue: true,
    expiresAt:
      months === undefined || renewed.expiresAt === null ? null : Math.max(addMonths(from, months), renewed.expiresAt),
    renews: renewed.id,
    reason: inWindow ? 'renewed-in-window' : 'renewed-outside-window',
  }
}

/** A certificate without an end outlasts every other. */
const endOf = ({ expiresAt }: HeldCertificate): number => expiresAt ?? Number.MAX_SAFE_INTEGER
