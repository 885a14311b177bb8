import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayMark } from '../policy'
import { nextWaiting, type QueueScope } from './queries.server'

/** The answer that this marker should take next, of one question or attempt if so named; null when there is none. */
export async function nextAnswer(ctx: Ctx, scope: QueueScope): Promise<string | null> {
  authorise(mayMark(ctx.actor))
  return (await nextWaiting(ctx.db, { markerId: requirePerson(ctx).personId, scope }))?.item_id ?? null
}
