import type { Ctx } from '~/platform/context.server'
import { correctionsOfResult } from './queries.scope.server'

/** The corrections, and corrections taken back, that changed the results of an attempt, the first first. */
export async function resultCorrections(
  ctx: Ctx,
  attemptId: string,
): Promise<{ at: number; reason: string; direction: 'apply' | 'undo' }[]> {
  return (await correctionsOfResult(ctx.db, attemptId)).map(({ at, reason, direction }) => ({
    at,
    reason: reason ?? '',
    direction,
  }))
}
