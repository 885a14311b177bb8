import type { Ctx } from '~/platform/context.server'
import { closeWithResult } from '../results/close-with-result.server'
import { lockOwnAttempt } from './lock-own-attempt.server'
import { decideSubmit } from './may-submit'
import { attemptForSaving } from './save-responses.server'

type Submitted =
  /** it has its result, from now on or since before */
  | { outcome: 'ended' }
  /** another tab or device has taken over: nothing was changed */
  | { outcome: 'taken-over' }
  /** its time is up, and it ends by itself within seconds: nothing was changed */
  | { outcome: 'waiting' }

/**
 * Ends the person's own attempt and marks it. It carries no answers, so a stale page can blank none; a second submit
 * finds the attempt ended and changes nothing. After the deadline the attempt ends as the sweeper would end it, at the
 * deadline, and before the grace is over only at the word of its holder.
 * @param input.holder the name under which the tab or device that asks may write, if it has one
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function submitAttempt(ctx: Ctx, input: { attempt: string; holder: string | null }): Promise<Submitted> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    const decision = decideSubmit(attemptForSaving(attempt), input.holder, tx.now)
    if (!decision.end) return { outcome: decision.reason }
    await closeWithResult(tx, attempt, { by: decision.by, at: decision.at })
    return { outcome: 'ended' }
  })
}
