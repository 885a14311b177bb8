import type { CertificateIssued, CertificateReinstated, CertificateRevoked } from '~/areas/certifications/events'
import type {
  MemberJoined,
  MemberLeft,
  MemberRolesChanged,
  PartnerChanged,
  PersonDeactivated,
  PersonReactivated,
} from '~/areas/identity/events'
import type { CourseCompleted } from '~/areas/learning/events'
import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { Fact, MembershipEndedFact, MembershipFact } from '../facts/facts'
import { withdrawnFacts } from '../facts/facts-as-known'
import { keepCompletion } from '../facts/keep-known.server'
import { factBySource, factsOfPartner, factsWithSource } from '../facts/queries.server'
import { appendFact } from '../facts/record-fact.server'
import { heldKey, revokedKey, supersededKey } from '../regrades/facts-of-changes'
import { reEvaluate } from './re-evaluate.server'

/**
 * Events of other areas become facts, and facts a decision, all in the transaction of the event. What a regrade did to
 * certificates is heard for a whole company at once, in `regrades/`.
 */

export async function onCertificateIssued(tx: Ctx, event: CertificateIssued): Promise<void> {
  if (event.regradeId) return
  const heldUntilNow = event.renews
    ? await endHeld(tx, { ...event, certificateId: event.renews }, event.issuedAt, supersededKey(event.renews))
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
  if (event.regradeId) return
  const partnerId = await endHeld(tx, event, event.revokedAt, `${revokedKey(event.certificateId)}${event.revokedAt}`)
  await reEvaluate(tx, { partnerId, cause: { kind: 'certificate', id: event.certificateId } })
}

/** Takes back the revocation, which is a fact, and not the end that a renewal brought. */
export async function onCertificateReinstated(
  tx: Ctx,
  event: CertificateReinstated,
  of: { eventId: string },
): Promise<void> {
  if (event.regradeId) return
  const held = await factBySource(tx.db, heldKey(event.certificateId))
  if (!held) throw new Error(`the issue of certificate ${event.certificateId} has not been heard yet`)
  const facts = (await factsOfPartner(tx.db, held.partner_id)).map(({ content }) => json<Fact>(content))
  const withdrawn = withdrawnFacts(facts)
  const revocations = (await factsWithSource(tx.db, held.partner_id, revokedKey(event.certificateId))).filter(
    ({ id, true_from }) => true_from <= event.reinstatedAt && !withdrawn.has(id),
  )
  if (revocations.length === 0)
    throw new Error(`the revocation of certificate ${event.certificateId} has not been heard yet`)
  for (const { id } of revocations)
    await appendFact(
      tx,
      {
        kind: 'correction',
        partnerId: held.partner_id,
        corrects: id,
        becomes: null,
        trueFrom: event.reinstatedAt,
        trueUntil: null,
        source: event.publicId,
        attributes: {},
      },
      { sourceKey: `certificate:${event.certificateId}:reinstated:${of.eventId}:${id}`, note: event.reason },
    )
  await reEvaluate(tx, { partnerId: held.partner_id, cause: { kind: 'certificate', id: event.certificateId } })
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
  await beginMembership(tx, { ...event, from: event.joinedAt, because: 'joined' }, of)
  await reEvaluateMember(tx, event)
}

export async function onMemberRolesChanged(tx: Ctx, event: MemberRolesChanged, of: { eventId: string }): Promise<void> {
  const change = { ...event, from: event.changedAt, because: 'roles' } as const
  await endMembership(tx, change, of)
  await beginMembership(tx, change, of)
  await reEvaluateMember(tx, event)
}

export async function onMemberLeft(tx: Ctx, event: MemberLeft, of: { eventId: string }): Promise<void> {
  await endMembership(tx, { ...event, from: event.leftAt, because: 'left' }, of)
  await reEvaluateMember(tx, event)
}

export async function onPersonDeactivated(tx: Ctx, event: PersonDeactivated, of: { eventId: string }): Promise<void> {
  const { personId } = event
  // In one order everywhere: two that touch the same partners must not wait for each other.
  for (const organisationId of event.organisationIds.toSorted()) {
    const end = { organisationId, personId, from: event.deactivatedAt, because: 'closed' } as const
    await endMembership(tx, end, of)
    await reEvaluateMember(tx, end)
  }
}

export async function onPersonReactivated(tx: Ctx, event: PersonReactivated, of: { eventId: string }): Promise<void> {
  const { personId } = event
  for (const { organisationId, roles } of event.memberships.toSorted((a, b) =>
    a.organisationId < b.organisationId ? -1 : 1,
  )) {
    const begin = { organisationId, personId, roles, from: event.reactivatedAt, because: 'opened' } as const
    await beginMembership(tx, begin, of)
    await reEvaluateMember(tx, begin)
  }
}

/** `from` is when it happened, not when it was heard: an event that is heard late ends no membership begun since. */
type Moment<Because> = { organisationId: string; personId: string; from: number; because: Because }

async function beginMembership(
  tx: Ctx,
  member: Moment<MembershipFact['because']> & { roles: readonly Role[] },
  of: { eventId: string },
): Promise<void> {
  await appendFact(
    tx,
    {
      kind: 'membership',
      partnerId: member.organisationId,
      personId: member.personId,
      roles: member.roles,
      because: member.because,
      trueFrom: member.from,
      trueUntil: null,
      source: 'members',
      attributes: {},
    },
    { sourceKey: `membership:${of.eventId}:${member.organisationId}:begun` },
  )
}

async function endMembership(
  tx: Ctx,
  member: Moment<MembershipEndedFact['because']>,
  of: { eventId: string },
): Promise<void> {
  await appendFact(
    tx,
    {
      kind: 'membership-ended',
      partnerId: member.organisationId,
      personId: member.personId,
      because: member.because,
      trueFrom: member.from,
      trueUntil: null,
      source: 'members',
      attributes: {},
    },
    { sourceKey: `membership:${of.eventId}:${member.organisationId}:ended` },
  )
}

export async function onCourseCompleted(tx: Ctx, event: CourseCompleted): Promise<void> {
  const { organisationId: partnerId, personId, courseSlug, completedAt } = event
  const id = await keepCompletion(tx, { partnerId, personId, courseSlug, completedAt })
  if (id !== null) await reEvaluate(tx, { partnerId, cause: { kind: 'fact', id } })
}

/** The profile follows what identity knows whenever the partner is decided anew. */
export async function onPartnerChanged(tx: Ctx, event: PartnerChanged): Promise<void> {
  await reEvaluate(tx, { partnerId: event.organisationId, cause: { kind: 'fact', id: null } })
}

const reEvaluateMember = (tx: Ctx, of: { organisationId: string; personId: string }) =>
  reEvaluate(tx, { partnerId: of.organisationId, cause: { kind: 'member', id: of.personId } })
