import type { Ctx } from '~/platform/context.server'
import { lockAttempt, overdueAttempts } from '../queries.server'
import { closeWithResult } from '../results/close-with-result.server'
import { settledAt } from './deadline'

const BATCH = 50

/**
 * Ends attempts whose deadline and grace have passed, from what is saved; they count as submitted at the deadline.
 * Each is its own transaction, so one that cannot be marked does not hold the others up.
 * @returns how many it ended
 */
export async function sweepAttempts(ctx: Ctx): Promise<number> {
  const failed: string[] = []
  let ended = 0
  for (;;) {
    const overdue = await overdueAttempts(ctx.db, ctx.now - settledAt(0), BATCH + failed.length)
    const due = overdue.filter(({ id }) => !failed.includes(id))
    for (const { id } of due) {
      try {
        if (await endOverdue(ctx, id)) ended++
      } catch (error) {
        failed.push(id)
        ctx.log.error({ err: error, attempt: id }, 'an overdue attempt could not be ended')
      }
    }
    if (due.length < BATCH) return ended
  }
}

const endOverdue = (ctx: Ctx, id: string): Promise<boolean> =>
  ctx.transaction(async (tx) => {
    const attempt = await lockAttempt(tx.db, id)
    if (attempt?.deadline_at == null || tx.now <= settledAt(attempt.deadline_at)) return false
    return closeWithResult(tx, attempt, { by: 'deadline', at: attempt.deadline_at })
  })
