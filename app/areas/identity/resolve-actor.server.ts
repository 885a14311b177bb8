import type { Actor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { readSession } from './sessions.server'

/**
 * Who is asking, by the cookies of a request.
 * @returns the actor, and `set-cookie` values for the answer (a longer session, or a cookie that must go)
 */
export async function resolveActor(
  ctx: Ctx,
  cookieHeader: string | undefined,
): Promise<{ actor: Actor; cookies: string[] }> {
  const { actor, cookies } = await readSession(ctx, cookieHeader)
  return { actor: actor ?? { kind: 'anonymous' }, cookies }
}
