import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayEndSessionsOf } from './policy'
import { deleteSessionsOf, sessionByHash } from './queries.sessions.server'
import { endSession } from './sessions.server'

/** Ends one of the actor's own sessions. @throws AppError 404 `identity.session-not-found` for any other */
export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<{ wasCurrent: boolean }> {
  const actor = requirePerson(ctx)
  const session = await sessionByHash(ctx.db, { idHash: sessionId, personId: actor.personId })
  if (!session) throw notFound('identity.session-not-found')
  await ctx.transaction(async (tx) => {
    await endSession(tx, session.id_hash)
    await tx.audit({
      action: 'identity.session-ended',
      subject: { kind: 'person', id: actor.personId },
      after: { startedAt: session.created_at },
    })
  })
  return { wasCurrent: session.id_hash === actor.sessionIdHash }
}

/** Ends every session of the actor but the one that asks. @returns how many */
export async function endOtherSessions(ctx: Ctx): Promise<number> {
  const actor = requirePerson(ctx)
  return ctx.transaction(async (tx) => {
    const ended = await deleteSessionsOf(tx.db, actor.personId, { except: actor.sessionIdHash })
    await tx.audit({
      action: 'identity.other-sessions-ended',
      subject: { kind: 'person', id: actor.personId },
      after: { ended },
    })
    return ended
  })
}

/** Signs a person out everywhere. @returns how many sessions there were @throws AppError 403 `identity.not-an-administrator` */
export async function endAllSessionsOf(ctx: Ctx, personId: string): Promise<number> {
  authorise(mayEndSessionsOf(ctx.actor, personId))
  return ctx.transaction(async (tx) => {
    const ended = await deleteSessionsOf(tx.db, personId)
    await tx.audit({
      action: 'identity.all-sessions-ended',
      subject: { kind: 'person', id: personId },
      after: { ended },
    })
    return ended
  })
}
