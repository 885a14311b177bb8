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
  /** the wait for a prerequisite was longer than the certificate would have been valid */
  | { issue: false; reason: 'outlived'; expiredAt: number }

/**
 * What a passed exam earns. Validity counts from the pass, however late the certificate is issued; a renewal inside the
 * window counts from the old end, so that renewing early costs nothing, and no pass makes what is held end earlier.
 * A prerequisite must have been held when the attempt was started or when it was passed: whoever was let in does not
 * lose what is earned because something ended meanwhile. A pass may also wait for a prerequisite until it is held.
 * @param of.passedAt epoch milliseconds
 * @param of.decidedAt when that is decided: the pass, or the later moment at which a missing prerequisite came to be held
 * @param of.held the person's certificates with their state at `passedAt`
 * @param of.alsoHeld certifications that were held at another moment that counts: the start, or `decidedAt`
 */
export function decideIssue(
  definition: Pick<CertificationDefinition, 'prerequisites' | 'validityMonths'>,
  certification: string,
  of: { passedAt: number; decidedAt: number; held: readonly HeldCertificate[]; alsoHeld: readonly string[] },
): IssueDecision {
  const { passedAt } = of
  const current = of.held.filter((certificate) => isCurrentState(certificate.state))
  const counts = new Set([...current.map(({ certification: slug }) => slug), ...of.alsoHeld])
  const missing = definition.prerequisites.filter((slug) => !counts.has(slug))
  if (missing.length > 0) return { issue: false, reason: 'prerequisites-missing', missing }

  const months = definition.validityMonths
  const renewed = current
    .filter((certificate) => certificate.certification === certification)
    .sort((a, b) => endOf(b) - endOf(a))[0]
  const decision = renewed ? renewal(renewed, months, passedAt) : first(months, passedAt)
  return decision.expiresAt !== null && decision.expiresAt <= of.decidedAt
    ? { issue: false, reason: 'outlived', expiredAt: decision.expiresAt }
    : decision
}

type Issued = Extract<IssueDecision, { issue: true }>

const first = (months: number | undefined, passedAt: number): Issued => ({
  issue: true,
  expiresAt: months === undefined ? null : addMonths(passedAt, months),
  renews: null,
  reason: 'first',
})

function renewal(renewed: HeldCertificate, months: number | undefined, passedAt: number): Issued {
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
