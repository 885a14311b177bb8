import type { Ctx } from '~/platform/context.server'
import { lessonsDone } from './queries.server'

/**
 * When somebody last went through each lesson to its end, by `course/lesson`, in epoch milliseconds. The caller
 * authorises: it is a read model for areas above.
 */
export const lessonsLastDone = (ctx: Ctx, personId: string): Promise<ReadonlyMap<string, number>> =>
  lessonsDone(ctx.db, personId)
