import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import type { PersonDeactivated, PersonReactivated } from './events'
import { mayDeactivate } from './policy'
import { membershipsOf, personById, setDeactivated } from './queries.people.server'
import { deleteSessionsOf } from './queries.sessions.server'
import { spendResetLinks } from './reset-link.server'
import { inOrder } from './roles'

/**
 * Closes an account everywhere, at once. Nothing is deleted: history and certificates stay, and it can be opened again.
 * @throws AppError 403 with the reason of `mayDeactivate`; 404 `identity.person-not-found`
 */
export async function deactivatePerson(ctx: Ctx, personId: string): Promise<void> {
  authorise(mayDeactivate(ctx.actor, personId))
  if (!(await personById(ctx.db, personId))) throw notFound('identity.person-not-found')
  await ctx.transaction(async (tx) => {
    if (!(await setDeactivated(tx.db, personId, tx.now))) return
    await spendResetLinks(tx, personId)
    const ended = await deleteSessionsOf(tx.db, personId)
    await tx.audit({
      action: 'identity.person-deactivated',
      subject: { kind: 'person', id: personId },
      after: { sessionsEnded: ended },
    })
    const event: PersonDeactivated = {
      type: 'identity.person-deactivated',
      v: 1,
      personId,
      organisationIds: [...(await rolesByOrganisation(tx, personId)).keys()],
      deactivatedAt: tx.now,
    }
    await tx.publish(event)
  })
}

/** Opens a closed account again; the person signs in with the password they had. */
export async function reactivatePerson(ctx: Ctx, personId: string): Promise<void> {
  authorise(mayDeactivate(ctx.actor, personId))
  if (!(await personById(ctx.db, personId))) throw notFound('identity.person-not-found')
  await ctx.transaction(async (tx) => {
    if (!(await setDeactivated(tx.db, personId, null))) return
    await tx.audit({ action: 'identity.person-reactivated', subject: { kind: 'person', id: personId } })
    const event: PersonReactivated = {
      type: 'identity.person-reactivated',
      v: 1,
      personId,
      memberships: [...(await rolesByOrganisation(tx, personId))].map(([organisationId, roles]) => ({
        organisationId,
        roles,
      })),
      reactivatedAt: tx.now,
    }
    await tx.publish(event)
  })
}

async function rolesByOrganisation(tx: Ctx, personId: string): Promise<Map<string, Role[]>> {
  const roles = new Map<string, Role[]>()
  for (const { organisation_id, organisation_kind, role } of await membershipsOf(tx.db, personId))
    roles.set(
      organisation_id,
      inOrder(organisation_kind, [...(roles.get(organisation_id) ?? []), ...(role ? [role] : [])]),
    )
  return roles
}
