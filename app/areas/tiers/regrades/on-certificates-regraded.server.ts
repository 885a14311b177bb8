import type { CertificatesRegraded } from '~/areas/certifications/events'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { reEvaluate } from '../decisions/re-evaluate.server'
import type { Fact } from '../facts/facts'
import { factsOfPartners } from '../facts/queries.server'
import { appendFacts, knownFrom } from '../facts/record-fact.server'
import { factsOfChange } from './facts-of-changes'

/**
 * Hears all that a regrade did to certificates of one company's people, and decides each partner concerned once: a
 * certificate given and one taken must not promote a company and then put it in grace.
 */
export async function onCertificatesRegraded(
  tx: Ctx,
  event: CertificatesRegraded,
  of: { eventId: string },
): Promise<void> {
  // In one order everywhere: two that touch the same partners must not wait for each other.
  for (const partnerId of [...new Set(event.changes.map((change) => change.organisationId))].sort()) {
    const knownAt = await knownFrom(tx, partnerId)
    const known = (await factsOfPartners(tx.db, [partnerId])).map((row) => ({
      fact: json<Fact>(row.content),
      sourceKey: row.source_key,
    }))
    const changes = event.changes.filter((change) => change.organisationId === partnerId)
    const added = changes.flatMap((change) => {
      const facts = factsOfChange(change, known, of.eventId)
      // Its own event failed and is tried again: this one is heard again a little later.
      if (!facts) throw new Error(`the issue of certificate ${change.certificateId} has not been heard yet`)
      return facts
    })
    await appendFacts(tx, added, { note: event.reason, knownAt })
    const cause = changes.find(({ kind }) => kind === 'issued') ?? changes[0]
    await reEvaluate(tx, { partnerId, cause: { kind: 'certificate', id: cause?.certificateId ?? null } })
  }
}
