import { isCurrentState, type StateDecision } from '../certificate-state'

/** A certificate as it stands, and by whom it was last revoked. Times are epoch milliseconds. */
export type Lost = {
  id: string
  certification: string
  attemptId: string
  prerequisites: readonly string[]
  state: StateDecision['state']
  expiresAt: number | null
  revokedByRegrade: boolean
}

/**
 * Which certificates count again: a regrade took them although their own exam is still passed, because it took a
 * prerequisite, and everything they ask for is held now. What is over, or has been earned anew, does not come back, and
 * what a person revoked is for a person to give back.
 * @param of.passed the attempts that are passed as their results stand
 */
export function returningCertificates(of: {
  certificates: readonly Lost[]
  passed: ReadonlySet<string>
  now: number
}): string[] {
  const held = new Set(
    of.certificates.flatMap(({ certification, state }) => (isCurrentState(state) ? [certification] : [])),
  )
  return of.certificates
    .filter(
      (one) =>
        one.state === 'revoked' &&
        one.revokedByRegrade &&
        one.prerequisites.length > 0 &&
        one.prerequisites.every((slug) => held.has(slug)) &&
        of.passed.has(one.attemptId) &&
        !held.has(one.certification) &&
        (one.expiresAt === null || one.expiresAt > of.now),
    )
    .map(({ id }) => id)
}
