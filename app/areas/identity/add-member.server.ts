import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invalid, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import type { MemberJoined } from './events'
import { organisationById } from './queries.organisations.server'
import { insertMembership } from './queries.people.server'
import { canHold, inOrder } from './roles'

/**
 * The one way into an organisation, for every use case that adds a member; the caller has authorised it.
 * @throws AppError 404 `identity.organisation-not-found`; 422 `identity.role-missing`, `identity.role-not-held-here`
 */
export async function addMember(
  tx: Ctx,
  of: { personId: string; organisationId: string; roles: readonly Role[] },
): Promise<void> {
  invariant(tx.isTransaction, 'a member is added together with what led to it')
  const organisation = await organisationById(tx.db, of.organisationId)
  if (!organisation) throw notFound('identity.organisation-not-found')
  const verdict = canHold(organisation.kind, of.roles)
  if (!verdict.allow) throw invalid(verdict.reason)
  const roles = inOrder(organisation.kind, of.roles)
  await insertMembership(tx.db, {
    id: newId(tx.now),
    personId: of.personId,
    organisationId: organisation.id,
    roles,
    now: tx.now,
  })
  await tx.audit({
    action: 'identity.member-joined',
    subject: { kind: 'person', id: of.personId },
    organisationId: organisation.id,
    after: { roles },
  })
  const event: MemberJoined = {
    type: 'identity.member-joined',
    v: 1,
    personId: of.personId,
    organisationId: organisation.id,
    roles,
    joinedAt: tx.now,
  }
  await tx.publish(event)
  await tx.signal(`organisation:${organisation.id}`, 'people-changed')
}
