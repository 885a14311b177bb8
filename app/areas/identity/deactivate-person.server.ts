import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayDeactivate } from './policy'
import { personById, setDeactivated } from './queries.people.server'
import { spendResetsOf } from './queries.resets.server'
import { deleteSessionsOf } from './queries.sessions.server'

/**
 * Closes an account everywhere, at once. Nothing is deleted: history and certificates stay, and it can be opened again.
 * @throws AppError 403 with the reason of `mayDeactivate`; 404 `identity.person-not-found`
 */
export async function deactivatePerson(ctx: Ctx, personId: string): Promise<void> {
  authorise(mayDeactivate(ctx.actor, personId))
  if (!(await personById(ctx.db, personId))) throw notFound('identity.person-not-found')
  await ctx.transaction(async (tx) => {
    if (!(await setDeactivated(tx.db, personId, tx.now))) return
    await spendResetsOf(tx.db, personId, tx.now)
    const ended = await deleteSessionsOf(tx.db, personId)
    await tx.audit({
      action: 'identity.person-deactivated',
      subject: { kind: 'person', id: personId },
      after: { sessionsEnded: ended },
    })
  })
}

/** Opens a closed account again; the person signs in with the password they had. */
export async function reactivatePerson(ctx: Ctx, personId: string): Promise<void> {
  authorise(mayDeactivate(ctx.actor, personId))
  if (!(await personById(ctx.db, personId))) throw notFound('identity.person-not-found')
  await ctx.transaction(async (tx) => {
    if (!(await setDeactivated(tx.db, personId, null))) return
    await tx.audit({ action: 'identity.person-reactivated', subject: { kind: 'person', id: personId } })
  })
}
