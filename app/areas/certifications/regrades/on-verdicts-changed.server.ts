import type { VerdictsChanged } from '~/areas/exams/events'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import type { Certificate } from '../certificate'
import { findCertification } from '../certification-definitions.server'
import type {
  CertificateChange,
  CertificateExpiryChanged,
  CertificateReinstated,
  CertificateRestored,
  CertificateRevoked,
  CertificatesRegraded,
  RegradeContinues,
} from '../events'
import { issueCertificate } from '../pass.server'
import { insertStep, lockHolder } from '../queries.server'
import { changeOf, STEP_OF } from './certificate-change'
import type { CertificateEffect } from './decide-regrade'
import { effectsOnPeople } from './read-people.server'

type Cause = Pick<VerdictsChanged, 'regradeId' | 'direction' | 'reason'>

/** People in one transaction: nobody else writes on SQLite meanwhile, and learners save answers all the time. */
const PEOPLE = 10

/**
 * Hears that a regrade changed verdicts of a company's people, and brings their certificates to what follows: once,
 * because it runs in the transaction that marks the event as heard. The verdicts as they are now count, so an event that
 * is heard late, after the regrade was undone, does nothing.
 */
export const onVerdictsChanged = (tx: Ctx, event: VerdictsChanged): Promise<void> =>
  onRegradeContinues(tx, { ...event, type: 'certifications.regrade-continues', changes: [] })

/** Does some of a company's people, and leaves the others to the next such event; with the last ones it tells of all. */
export async function onRegradeContinues(tx: Ctx, event: RegradeContinues): Promise<void> {
  const { verdicts, ...about } = event
  const waiting = [...new Set(verdicts.map(({ personId }) => personId))].sort()
  const now = new Set(waiting.slice(0, PEOPLE))
  const changes = [
    ...about.changes,
    ...(await changesOf(tx, { ...about, verdicts: verdicts.filter(({ personId }) => now.has(personId)) })),
  ]
  const left = verdicts.filter(({ personId }) => !now.has(personId))
  if (left.length > 0) return tx.publish({ ...about, changes, verdicts: left } satisfies RegradeContinues)
  if (changes.length === 0) return
  const regraded: CertificatesRegraded = {
    type: 'certifications.certificates-regraded',
    v: 1,
    regradeId: event.regradeId,
    direction: event.direction,
    reason: event.reason,
    regradedAt: tx.now,
    changes,
  }
  await tx.publish(regraded)
}

async function changesOf(tx: Ctx, event: RegradeContinues): Promise<CertificateChange[]> {
  const before = new Map(event.verdicts.map(({ attemptId, passedBefore }) => [attemptId, passedBefore]))
  const personIds = [...new Set(event.verdicts.map(({ personId }) => personId))].sort()
  for (const personId of personIds) await lockHolder(tx.db, personId)
  const people = await effectsOnPeople(tx, personIds, (attemptId, passedNow) => {
    const passedBefore = before.get(attemptId)
    return passedBefore === undefined ? null : { passedBefore, passedAfter: passedNow }
  })
  const changes: CertificateChange[] = []
  // Each person's in the order decided: what stands first, for what is issued may take the place of it.
  for (const person of people)
    for (const effect of person.effects) {
      const named =
        effect.kind === 'issue'
          ? await issue(tx, event, person.personId, effect)
          : await change(tx, event, effect, person.certificates)
      changes.push(changeOf(effect, person, named, tx.now))
    }
  return changes
}

type Standing = Exclude<CertificateEffect, { kind: 'issue' }>

async function change(
  tx: Ctx,
  cause: Cause,
  effect: Standing,
  certificates: ReadonlyMap<string, Certificate>,
): Promise<Certificate> {
  const certificate = certificates.get(effect.certificateId)
  invariant(certificate, 'an effect names a certificate of the person')
  const kind = STEP_OF[effect.kind]
  const at = 'at' in effect ? effect.at : tx.now
  await insertStep(tx.db, {
    id: newId(tx.now),
    certificate_id: certificate.id,
    kind,
    at,
    actor_id: actorId(tx.actor),
    reason: cause.reason,
    regrade_id: cause.regradeId,
    expires_at: effect.kind === 'change-expiry' ? effect.to : null,
  })
  await tx.audit({
    action: `certifications.${kind}`,
    subject: { kind: 'certificate', id: certificate.id },
    organisationId: certificate.organisationId,
    reason: cause.reason,
    before: { state: certificate.state.state, expiresAt: certificate.expiresAt },
    after: { regrade: cause.regradeId, ...(effect.kind === 'change-expiry' ? { expiresAt: effect.to } : {}) },
  })
  await tell(tx, cause, effect, certificate)
  return certificate
}

/** What the holder and the managers hear of it; of a replaced certificate the new one tells. */
async function tell(tx: Ctx, { regradeId, reason }: Cause, effect: Standing, certificate: Certificate): Promise<void> {
  const about = {
    v: 1 as const,
    certificateId: certificate.id,
    publicId: certificate.publicId,
    certificationSlug: certificate.certification,
    certificationTitle: certificate.title,
    personId: certificate.personId,
    organisationId: certificate.organisationId,
    regradeId,
  }
  switch (effect.kind) {
    case 'revoke': {
      const event: CertificateRevoked = {
        type: 'certifications.certificate-revoked',
        ...about,
        revokedAt: effect.at,
        reason,
      }
      return tx.publish(event)
    }
    case 'reinstate': {
      const event: CertificateReinstated = {
        type: 'certifications.certificate-reinstated',
        ...about,
        reinstatedAt: effect.at,
        reason,
      }
      return tx.publish(event)
    }
    case 'restore': {
      const event: CertificateRestored = {
        type: 'certifications.certificate-restored',
        ...about,
        restoredAt: effect.at,
      }
      return tx.publish(event)
    }
    case 'change-expiry': {
      const event: CertificateExpiryChanged = {
        type: 'certifications.certificate-expiry-changed',
        ...about,
        expiresAt: effect.to,
        changedAt: tx.now,
      }
      return tx.publish(event)
    }
    case 'supersede':
  }
}

type Issue = Extract<CertificateEffect, { kind: 'issue' }>

async function issue(
  tx: Ctx,
  cause: Cause,
  personId: string,
  { pass, issuedAt, expiresAt, renews }: Issue,
): Promise<{ id: string; publicId: string }> {
  const definition = await findCertification(tx, pass.certification)
  invariant(definition, 'what was decided by a definition has one')
  const reason = renews === null ? 'first' : 'renewed-in-window'
  const decision = { issue: true, expiresAt, renews, reason } as const
  return issueCertificate(tx, definition, { ...pass, personId }, decision, issuedAt, cause.regradeId)
}
