import type { Ctx } from '~/platform/context.server'
import { blankCookie, endSession } from './sessions.server'

/** Ends the session of this browser. A stranger's request only gets the cookie removed. @returns the cookie to set */
export async function signOut(ctx: Ctx): Promise<string> {
  const { actor } = ctx
  if (actor.kind === 'person') {
    await ctx.transaction(async (tx) => {
      await endSession(tx, actor.sessionIdHash)
      await tx.audit({
        action: 'identity.signed-out',
        subject: { kind: 'person', id: actor.personId },
        organisationId: actor.organisationId,
      })
    })
  }
  return blankCookie(ctx.config)
}
