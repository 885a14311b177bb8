import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import type { MemberLeft } from './events'
import { mayEndMembership, maySeePeople } from './policy'
import { organisationById } from './queries.organisations.server'
import { endMembershipRow, membershipOf } from './queries.people.server'
import { deleteSessionsOf } from './queries.sessions.server'

/**
 * Takes a person out of an organisation. Their sessions there end at once; what they learned and earned stays theirs.
 * @throws AppError 403 with the reason of `mayEndMembership`; 404 `identity.member-not-found`
 */
export async function endMembership(
  ctx: Ctx,
  input: { organisationId: string; personId: string; reason?: string },
): Promise<void> {
  authorise(maySeePeople(ctx.actor, input.organisationId))
  const [organisation, membership] = await Promise.all([
    organisationById(ctx.db, input.organisationId),
    membershipOf(ctx.db, input),
  ])
  if (!organisation || !membership) throw notFound('identity.member-not-found')
  authorise(mayEndMembership(ctx.actor, { organisationId: organisation.id, kind: organisation.kind }, input.personId))

  await ctx.transaction(async (tx) => {
    if (!(await endMembershipRow(tx.db, membership.id, tx.now))) throw conflict('identity.member-not-found')
    const ended = await deleteSessionsOf(tx.db, input.personId, { organisationId: organisation.id })
    await tx.audit({
      action: 'identity.member-left',
      subject: { kind: 'person', id: input.personId },
      organisationId: organisation.id,
      reason: input.reason,
      after: { sessionsEnded: ended },
    })
    const event: MemberLeft = {
      type: 'identity.member-left',
      v: 1,
      personId: input.personId,
      organisationId: organisation.id,
      leftAt: tx.now,
    }
    await tx.publish(event)
    await tx.signal(`organisation:${organisation.id}`, 'people-changed')
  })
}
