import { type CertificateStep, certificateState, isCurrentState } from '../certificate-state'
import { decideIssue, type HeldCertificate } from '../decide-issue'
import type { CertificationDefinition } from '../definition'

/** A passed attempt at an exam that is evidence for a certification. Times are epoch milliseconds. */
export type Pass = {
  attemptId: string
  certification: string
  organisationId: string
  startedAt: number
  passedAt: number
}

/** A certificate as it would stand if everything had happened anew; it is known by the attempt it rests on. */
export type Replayed = {
  attemptId: string
  certification: string
  organisationId: string
  issuedAt: number
  expiresAt: number | null
  /** attempts that the replaced certificate, and the one that took its place, rest on */
  renews: string | null
  supersededBy: string | null
}

export type ReplayInput = {
  /** in the order in which they were passed */
  passes: readonly Pass[]
  /** certificates that rest on something else than these passes and stay as they are */
  given?: readonly Replayed[]
  /** of a certification for an attempt: what was in force when its certificate was issued, else what is now */
  definitionFor: (certification: string, attemptId: string) => CertificationDefinition | null
  /** what people took away or gave back by hand, of the certificate that rests on an attempt */
  byHand: (certification: string, attemptId: string) => readonly CertificateStep[]
}

/**
 * The certificates that a person's passes earn, by the rules that hold when a pass is heard of: decided at the pass, and
 * where a prerequisite is missing again when it comes to be held. Two replays, before and after verdicts change, say
 * together what a regrade issues and takes back; prerequisites and renewals follow by themselves.
 */
export function replayCertificates({ passes, given = [], definitionFor, byHand }: ReplayInput): Replayed[] {
  const issued: Replayed[] = given.map((one) => ({ ...one }))
  const waiting: Pass[] = []

  const stateAt = (one: Replayed, moment: number): HeldCertificate | null => {
    const definition = definitionFor(one.certification, one.attemptId)
    if (!definition || one.issuedAt > moment) return null
    const replacedAt = issued.find(
      ({ attemptId, certification }) => attemptId === one.supersededBy && certification === one.certification,
    )
    const steps: CertificateStep[] = [
      ...byHand(one.certification, one.attemptId),
      ...(replacedAt ? [{ kind: 'superseded' as const, at: replacedAt.issuedAt, reason: null }] : []),
    ]
    const state = certificateState({ steps, ...one, renewalWindowMonths: definition.renewalWindowMonths }, moment)
    return {
      id: one.attemptId,
      certification: one.certification,
      state: state.state,
      expiresAt: one.expiresAt,
      renewalFrom: state.renewalFrom,
    }
  }
  const heldAt = (moment: number) => issued.flatMap((one) => stateAt(one, moment) ?? [])
  const currentAt = (moment: number) =>
    heldAt(moment).flatMap(({ state, certification }) => (isCurrentState(state) ? [certification] : []))

  const tryIssue = (pass: Pass, decidedAt: number): boolean => {
    const { certification, attemptId, passedAt, startedAt } = pass
    const definition = definitionFor(certification, attemptId)
    if (!definition) return true
    const decision = decideIssue(definition, certification, {
      passedAt,
      decidedAt,
      held: heldAt(passedAt),
      alsoHeld: [...currentAt(startedAt), ...currentAt(decidedAt)],
    })
    if (!decision.issue) return false
    const { organisationId } = pass
    issued.push({
      attemptId,
      certification,
      organisationId,
      issuedAt: decidedAt,
      expiresAt: decision.expiresAt,
      renews: decision.renews,
      supersededBy: null,
    })
    const renewed = issued.find((one) => one.attemptId === decision.renews && one.certification === certification)
    if (renewed) renewed.supersededBy = attemptId
    release(certification, decidedAt)
    return true
  }

  /** A certificate counts now: passes that lacked it as a prerequisite are decided again. */
  function release(certification: string, at: number): void {
    for (const pass of [...waiting]) {
      if (!waiting.includes(pass)) continue
      if (!definitionFor(pass.certification, pass.attemptId)?.prerequisites.includes(certification)) continue
      // A later pass has earned it meanwhile; an older one must not take its place.
      if (issued.some((one) => one.certification === pass.certification && one.issuedAt > pass.passedAt)) continue
      if (tryIssue(pass, Math.max(pass.passedAt, at))) waiting.splice(waiting.indexOf(pass), 1)
    }
  }

  for (const pass of passes) if (!tryIssue(pass, pass.passedAt)) waiting.push(pass)
  return issued
}
