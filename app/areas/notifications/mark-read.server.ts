import type { Ctx } from '~/platform/context.server'
import { requirePerson } from '~/platform/request.server'
import { markAllRead } from './queries.server'

/** Marks all of the person's own notifications as read. */
export async function markRead(ctx: Ctx): Promise<void> {
  const { personId } = requirePerson(ctx)
  await markAllRead(ctx.db, personId, ctx.now)
  await ctx.signal(`person:${personId}`, 'notifications-read', { unread: 0 })
}
