import { setImmediate } from 'node:timers/promises'
import type { ForecastVerdict } from '~/areas/exams/regrades/forecast-results.server'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import type { CertificateChange } from '../events'
import { changeOf } from './certificate-change'
import type { CertificateEffect } from './decide-regrade'
import { type ForecastRow, forgetForecast, insertForecast } from './queries.server'
import { effectsOnPeople, type PersonEffects } from './read-people.server'

/** People looked at in one go. */
const PORTION = 200

/** What is kept of a foretold effect besides whom it concerns; times are epoch milliseconds. */
export type ForecastDetail = {
  certification: string
  /** of a new certificate: since when it would be valid */
  issuedAt: number | null
  expiresAt: number | null
  expiresBefore: number | null
}

/**
 * What verdicts that would change do to certificates: kept to be read, and returned for what rests on certificates.
 * Nothing is issued or taken away.
 */
export async function forecastCertificates(
  ctx: Ctx,
  regradeId: string,
  verdicts: readonly ForecastVerdict[],
): Promise<CertificateChange[]> {
  await forgetForecast(ctx.db, regradeId)
  const passes = new Map(verdicts.map(({ attemptId, passed }) => [attemptId, passed]))
  const personIds = [...new Set(verdicts.map(({ personId }) => personId))].sort()
  const changes: CertificateChange[] = []
  let number = 0
  for (let from = 0; from < personIds.length; from += PORTION) {
    const people = await effectsOnPeople(ctx, personIds.slice(from, from + PORTION), (attemptId, passedNow) => {
      const passedAfter = passes.get(attemptId)
      return passedAfter === undefined ? null : { passedBefore: passedNow, passedAfter }
    })
    const rows = people.flatMap((person) => person.effects.map((effect) => rowOf(regradeId, ++number, person, effect)))
    for (const person of people)
      changes.push(...person.effects.map((effect) => changeOf(effect, person, newNames(effect), ctx.now)))
    await insertForecast(ctx.db, rows)
    await setImmediate()
  }
  return changes
}

/** A certificate that does not exist yet is known by its attempt. */
const newNames = (effect: CertificateEffect) => {
  const name = effect.kind === 'issue' ? `attempt:${effect.pass.certification}:${effect.pass.attemptId}` : ''
  return { id: name, publicId: name }
}

function rowOf(
  regradeId: string,
  number: number,
  { personId, certificates }: PersonEffects,
  effect: CertificateEffect,
): ForecastRow {
  const known = effect.kind === 'issue' ? null : certificates.get(effect.certificateId)
  invariant(effect.kind === 'issue' || known, 'an effect names a certificate of the person')
  const detail: ForecastDetail =
    effect.kind === 'issue'
      ? {
          certification: effect.pass.certification,
          issuedAt: effect.issuedAt,
          expiresAt: effect.expiresAt,
          expiresBefore: null,
        }
      : {
          certification: known?.certification ?? '',
          issuedAt: null,
          expiresAt: effect.kind === 'change-expiry' ? effect.to : (known?.expiresAt ?? null),
          expiresBefore: effect.kind === 'change-expiry' ? effect.from : null,
        }
  return {
    regrade_id: regradeId,
    number,
    effect: effect.kind,
    person_id: personId,
    organisation_id: effect.kind === 'issue' ? effect.pass.organisationId : (known?.organisationId ?? ''),
    certificate_id: known?.id ?? null,
    detail: JSON.stringify(detail),
  }
}
