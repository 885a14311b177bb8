import type { CertificateStep } from '../certificate-state'
import type { CertificationDefinition } from '../definition'
import { type Pass, type Replayed, replayCertificates } from './replay-certificates'

/** A certificate as it stands, with what the decision looks at. Times are epoch milliseconds. */
export type StandingCertificate = {
  id: string
  attemptId: string
  certification: string
  definition: CertificationDefinition
  organisationId: string
  issuedAt: number
  expiresAt: number | null
  /** oldest first; `byRegrade` tells those that a regrade caused from those of people */
  steps: readonly (CertificateStep & { byRegrade: boolean })[]
}

/** What becomes of certificates. Of one that is yet to be issued the attempt is its name. */
export type CertificateEffect =
  | { kind: 'issue'; pass: Pass; issuedAt: number; expiresAt: number | null; renews: string | null }
  | { kind: 'reinstate' | 'revoke' | 'supersede' | 'restore'; certificateId: string; at: number }
  | { kind: 'change-expiry'; certificateId: string; from: number | null; to: number | null }

export type CertificateVerdict = Pass & { passedBefore: boolean; passedAfter: boolean }

/**
 * What changed verdicts of one person do to that person's certificates: everything that follows from the verdicts
 * before is replayed, then everything from those after, and the difference is done to what stands. What was taken away
 * by hand stays away, and what differs for other reasons is left as it is.
 *
 * A certificate whose time would be over, or that a later one would have replaced already, is not issued any more.
 * @param verdicts all of the person's that certificates may rest on, in the order in which the attempts ended
 */
export function decideRegrade(of: {
  verdicts: readonly CertificateVerdict[]
  certificates: readonly StandingCertificate[]
  definitions: ReadonlyMap<string, CertificationDefinition>
  now: number
}): CertificateEffect[] {
  const { verdicts, certificates, now } = of
  const nameOf = (certification: string, attemptId: string) => `${certification} ${attemptId}`
  const standing = new Map(certificates.map((one) => [nameOf(one.certification, one.attemptId), one]))
  const rested = new Set(verdicts.map((verdict) => nameOf(verdict.certification, verdict.attemptId)))
  const rules = {
    given: certificates
      .filter((one) => !rested.has(nameOf(one.certification, one.attemptId)))
      .map(({ attemptId, certification, organisationId, issuedAt, expiresAt }) => ({
        attemptId,
        certification,
        organisationId,
        issuedAt,
        expiresAt,
        renews: null,
        supersededBy: null,
      })),
    definitionFor: (certification: string, attemptId: string) =>
      standing.get(nameOf(certification, attemptId))?.definition ?? of.definitions.get(certification) ?? null,
    byHand: (certification: string, attemptId: string) =>
      standing
        .get(nameOf(certification, attemptId))
        ?.steps.filter(({ kind, byRegrade }) => !byRegrade && (kind === 'revoked' || kind === 'reinstated')) ?? [],
  }
  const replay = (passed: (verdict: CertificateVerdict) => boolean) =>
    new Map(
      replayCertificates({ passes: verdicts.filter(passed), ...rules }).map((one) => [
        nameOf(one.certification, one.attemptId),
        one,
      ]),
    )
  const before = replay(({ passedBefore }) => passedBefore)
  const after = replay(({ passedAfter }) => passedAfter)
  const passOf = new Map(verdicts.map((verdict) => [nameOf(verdict.certification, verdict.attemptId), verdict]))

  const isOver = (one: Replayed) => one.expiresAt !== null && one.expiresAt <= now
  const isNew = (name: string, one: Replayed) =>
    !before.has(name) && !standing.has(name) && !isOver(one) && one.supersededBy === null
  /** Will there be a certificate that counts for this attempt? */
  const isThere = (certification: string, attemptId: string): boolean => {
    const name = nameOf(certification, attemptId)
    const one = after.get(name)
    if (!one) return false
    const known = standing.get(name)
    return known ? !isRevoked(known) || isReturning(name, known) : isNew(name, one)
  }
  const isReturning = (name: string, known: StandingCertificate) =>
    after.has(name) && !before.has(name) && isRevoked(known) && lastRevocation(known)?.byRegrade === true

  const effects: CertificateEffect[] = []
  for (const [name, own] of standing) {
    const [was, is] = [before.get(name), after.get(name)]
    if (was && !is && !isRevoked(own)) effects.push({ kind: 'revoke', certificateId: own.id, at: now })
    if (is && isReturning(name, own)) effects.push({ kind: 'reinstate', certificateId: own.id, at: now })
    if (!is) continue
    const wasReplaced = isReplaced(own)
    const replacer =
      is.supersededBy !== null && isThere(is.certification, is.supersededBy)
        ? after.get(nameOf(is.certification, is.supersededBy))
        : undefined
    if (replacer && !wasReplaced && was?.supersededBy !== is.supersededBy)
      effects.push({ kind: 'supersede', certificateId: own.id, at: wasRestored(own) ? now : replacer.issuedAt })
    if (wasReplaced && is.supersededBy === null && was?.supersededBy != null)
      effects.push({ kind: 'restore', certificateId: own.id, at: now })
    const differs = was ? was.expiresAt !== is.expiresAt && own.expiresAt === was.expiresAt : isReturning(name, own)
    if (differs && own.expiresAt !== is.expiresAt)
      effects.push({ kind: 'change-expiry', certificateId: own.id, from: own.expiresAt, to: is.expiresAt })
  }
  for (const [name, one] of after) {
    const pass = passOf.get(name)
    if (!pass || !isNew(name, one)) continue
    const { attemptId, certification, organisationId, startedAt, passedAt } = pass
    const renews = one.renews === null ? null : (standing.get(nameOf(certification, one.renews))?.id ?? null)
    effects.push({
      kind: 'issue',
      pass: { attemptId, certification, organisationId, startedAt, passedAt },
      issuedAt: one.issuedAt,
      expiresAt: one.expiresAt,
      renews,
    })
  }
  return effects
}

const lastRevocation = ({ steps }: StandingCertificate) =>
  steps.findLast(({ kind }) => kind === 'revoked' || kind === 'reinstated')
const isRevoked = (one: StandingCertificate) => lastRevocation(one)?.kind === 'revoked'
/** A certificate that counted again is replaced from now on, not once more in the past. */
const wasRestored = ({ steps }: StandingCertificate) => steps.some(({ kind }) => kind === 'restored')
const isReplaced = ({ steps }: StandingCertificate) =>
  steps.findLast(({ kind }) => kind === 'superseded' || kind === 'restored')?.kind === 'superseded'
