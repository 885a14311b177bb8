import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import type { MemberRolesChanged } from './events'
import { mayChangeRoles, maySeePeople } from './policy'
import { organisationById } from './queries.organisations.server'
import { membershipOf, membershipsOf, personById, replaceRoles } from './queries.people.server'
import { inOrder } from './roles'

/**
 * Gives a member exactly these roles in one organisation. Takes effect with the member's next request.
 * @throws AppError 403 with the reason of `mayChangeRoles`; 404 `identity.member-not-found`
 */
export async function changeRoles(
  ctx: Ctx,
  input: { organisationId: string; personId: string; roles: readonly Role[] },
): Promise<void> {
  authorise(maySeePeople(ctx.actor, input.organisationId))
  const [organisation, membership] = await Promise.all([
    organisationById(ctx.db, input.organisationId),
    membershipOf(ctx.db, input),
  ])
  if (!organisation || !membership) throw notFound('identity.member-not-found')
  const place = { organisationId: organisation.id, kind: organisation.kind }
  authorise(mayChangeRoles(ctx.actor, place, input))

  const after = inOrder(organisation.kind, input.roles)
  await ctx.transaction(async (tx) => {
    const before = inOrder(
      organisation.kind,
      (await membershipsOf(tx.db, input.personId))
        .filter((row) => row.membership_id === membership.id)
        .flatMap(({ role }) => role ?? []),
    )
    await replaceRoles(tx.db, membership.id, after, tx.now)
    await tx.audit({
      action: 'identity.roles-changed',
      subject: { kind: 'person', id: input.personId },
      organisationId: organisation.id,
      before: { roles: before },
      after: { roles: after },
    })
    const isOpen = (await personById(tx.db, input.personId))?.deactivated_at === null
    if (isOpen && before.join() !== after.join()) {
      const event: MemberRolesChanged = {
        type: 'identity.member-roles-changed',
        v: 1,
        personId: input.personId,
        organisationId: organisation.id,
        roles: after,
        changedAt: tx.now,
      }
      await tx.publish(event)
    }
    await tx.signal(`organisation:${organisation.id}`, 'people-changed')
    await tx.signal(`person:${input.personId}`, 'roles-changed')
  })
}
