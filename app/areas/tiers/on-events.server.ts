import type { CertificateIssued, CertificateRevoked } from '~/areas/certifications/events'
import type { MemberJoined, MemberLeft } from '~/areas/identity/events'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { Fact } from './facts'
import { factBySource } from './queries.server'
import { reEvaluate } from './re-evaluate.server'
import { appendFact } from './record-fact.server'

/** Events of other areas become facts, and facts a decision, all in the transaction of the event. */

const heldKey = (certificateId: string) => `certificate:${certificateId}:issued`

export async function onCertificateIssued(tx: Ctx, event: CertificateIssued): Promise<void> {
  const heldUntilNow = event.renews
    ? await endHeld(
        tx,
        { ...event, certificateId: event.renews },
        event.issuedAt,
        `certificate:${event.renews}:superseded`,
      )
    : event.organisationId
  await appendFact(
    tx,
    {
      kind: 'certificate-held',
      partnerId: event.organisationId,
      personId: event.personId,
      certification: event.certificationSlug,
      trueFrom: event.issuedAt,
      trueUntil: event.expiresAt,
      source: event.publicId,
      attributes: {},
    },
    { sourceKey: heldKey(event.certificateId) },
  )
  // Who renews after changing employers takes the old certificate from one partner and gives the new one to another.
  for (const partnerId of new Set([event.organisationId, heldUntilNow]))
    await reEvaluate(tx, { partnerId, cause: { kind: 'certificate', id: event.certificateId } })
}

export async function onCertificateRevoked(tx: Ctx, event: CertificateRevoked): Promise<void> {
  const partnerId = await endHeld(
    tx,
    event,
    event.revokedAt,
    `certificate:${event.certificateId}:revoked:${event.revokedAt}`,
  )
  await reEvaluate(tx, { partnerId, cause: { kind: 'certificate', id: event.certificateId } })
}

/** @returns the partner for which the certificate counted */
async function endHeld(
  tx: Ctx,
  of: { certificateId: string; personId: string; certificationSlug: string; publicId: string },
  from: number,
  sourceKey: string,
): Promise<string> {
  const held = await factBySource(tx.db, heldKey(of.certificateId))
  // Events of one certificate may arrive in another order after a failure: this one is heard again a little later.
  if (!held) throw new Error(`the issue of certificate ${of.certificateId} has not been heard yet`)
  const fact = json<Fact>(held.content)
  await appendFact(
    tx,
    {
      kind: 'certificate-revoked',
      partnerId: fact.partnerId,
      personId: of.personId,
      certification: of.certificationSlug,
      revokes: fact.id,
      trueFrom: from,
      trueUntil: null,
      source: of.publicId,
      attributes: {},
    },
    { sourceKey },
  )
  return fact.partnerId
}

export async function onMemberJoined(tx: Ctx, event: MemberJoined, of: { eventId: string }): Promise<void> {
  await appendFact(
    tx,
    {
      kind: 'membership',
      partnerId: event.organisationId,
      personId: event.personId,
      roles: event.roles,
      trueFrom: tx.now,
      trueUntil: null,
      source: 'members',
      attributes: {},
    },
    { sourceKey: `member-joined:${of.eventId}` },
  )
  await reEvaluate(tx, { partnerId: event.organisationId, cause: { kind: 'member', id: event.personId } })
}

export async function onMemberLeft(tx: Ctx, event: MemberLeft, of: { eventId: string }): Promise<void> {
  await appendFact(
    tx,
    {
      kind: 'membership-ended',
      partnerId: event.organisationId,
      personId: event.personId,
      trueFrom: tx.now,
      trueUntil: null,
      source: 'members',
      attributes: {},
    },
    { sourceKey: `member-left:${of.eventId}` },
  )
  await reEvaluate(tx, { partnerId: event.organisationId, cause: { kind: 'member', id: event.personId } })
}
