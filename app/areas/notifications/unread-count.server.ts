import type { Ctx } from '~/platform/context.server'
import { countUnread } from './queries.server'

/** How many notifications the person who asks has not read; 0 for anyone else. */
export const unreadCount = (ctx: Ctx): Promise<number> =>
  ctx.actor.kind === 'person' ? countUnread(ctx.db, ctx.actor.personId) : Promise.resolve(0)
