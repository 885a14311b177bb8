import { addMonths } from '~/platform/calendar'

export type CertificateState = 'active' | 'in-renewal' | 'expired' | 'superseded' | 'revoked'

export type CertificateStep = {
  kind:
    | 'issued'
    | 'revoked'
    | 'reinstated'
    | 'superseded'
    /** what took its place was taken away: it counts by itself again */
    | 'restored'
    | 'expiry-changed'
    | 'name-shown'
    | 'name-hidden'
  at: number
  reason: string | null
}

export type StateDecision = {
  state: CertificateState
  /** since when it has been in this state, epoch milliseconds */
  since: number
  /** why: given by a person for a revocation, otherwise null */
  reason: string | null
  /** when renewal opens; null when the certificate does not end */
  renewalFrom: number | null
}

/**
 * The state of a certificate at `now`, derived from its steps and dates; nothing is stored. A revocation outweighs
 * everything, then a newer certificate that took its place, then the end date. At the end itself it counts no more.
 * @param of.steps oldest first
 */
export function certificateState(
  of: { steps: readonly CertificateStep[]; issuedAt: number; expiresAt: number | null; renewalWindowMonths: number },
  now: number,
): StateDecision {
  const past = of.steps.filter((step) => step.at <= now)
  const renewalFrom =
    of.expiresAt === null ? null : Math.max(of.issuedAt, addMonths(of.expiresAt, -of.renewalWindowMonths))
  const revocation = past.findLast((step) => step.kind === 'revoked' || step.kind === 'reinstated')
  if (revocation?.kind === 'revoked')
    return { state: 'revoked', since: revocation.at, reason: revocation.reason, renewalFrom }
  const superseded = past.findLast((step) => step.kind === 'superseded' || step.kind === 'restored')
  if (superseded?.kind === 'superseded') return { state: 'superseded', since: superseded.at, reason: null, renewalFrom }
  if (of.expiresAt !== null && now >= of.expiresAt)
    return { state: 'expired', since: of.expiresAt, reason: null, renewalFrom }
  if (renewalFrom !== null && now >= renewalFrom)
    return { state: 'in-renewal', since: renewalFrom, reason: null, renewalFrom }
  return { state: 'active', since: of.issuedAt, reason: null, renewalFrom }
}

/** Does a certificate in this state still count for its holder and the company? */
export const isCurrentState = (state: CertificateState): boolean => state === 'active' || state === 'in-renewal'

/** Is the holder's name shown to strangers? Consent is given at issue by taking the exam and can be withdrawn. */
export function isNameShown(steps: readonly CertificateStep[]): boolean {
  return steps.findLast((step) => step.kind === 'name-shown' || step.kind === 'name-hidden')?.kind !== 'name-hidden'
}
