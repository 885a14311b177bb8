import { verdictsOf } from '~/areas/exams/results/verdicts-of.server'
import type { Ctx } from '~/platform/context.server'
import { type Certificate, certificateOf } from '../certificate'
import { listCertifications } from '../certification-definitions.server'
import { certificatesOfPeople, stepsOf } from '../queries.server'
import { type CertificateEffect, type CertificateVerdict, decideRegrade } from './decide-regrade'

export type PersonEffects = {
  personId: string
  /** by id, as they stand */
  certificates: ReadonlyMap<string, Certificate>
  effects: CertificateEffect[]
}

/**
 * What changed verdicts do to the certificates of some people, in four queries however many they are.
 * @param verdictOf of an attempt: how it was before and is after; null where nothing changes
 */
export async function effectsOnPeople(
  ctx: Ctx,
  personIds: readonly string[],
  verdictOf: (attemptId: string, passedNow: boolean) => { passedBefore: boolean; passedAfter: boolean } | null,
): Promise<PersonEffects[]> {
  const verdicts = await verdictsOf(ctx, personIds)
  const rows = await certificatesOfPeople(ctx.db, personIds)
  const steps = await stepsOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  const definitions = new Map((await listCertifications(ctx)).map((one) => [one.slug, one]))
  return personIds.map((personId) => {
    const own = rows.filter((row) => row.person_id === personId)
    const certificates = new Map(own.map((row) => [row.id, certificateOf(row, steps.get(row.id) ?? [], ctx.now)]))
    const effects = decideRegrade({
      verdicts: verdicts
        .filter((verdict) => verdict.personId === personId)
        .map(({ passed, submittedAt, ...verdict }): CertificateVerdict => {
          const changed = verdictOf(verdict.attemptId, passed)
          return { ...verdict, passedAt: submittedAt, passedBefore: passed, passedAfter: passed, ...changed }
        }),
      certificates: [...certificates.values()].map((one) => ({
        id: one.id,
        attemptId: one.evidenceId,
        certification: one.certification,
        definition: one.definition,
        organisationId: one.organisationId,
        issuedAt: one.issuedAt,
        expiresAt: one.expiresAt,
        steps: (steps.get(one.id) ?? []).map((step) => ({ ...step, byRegrade: step.regrade_id !== null })),
      })),
      definitions,
      now: ctx.now,
    })
    return { personId, certificates, effects }
  })
}
