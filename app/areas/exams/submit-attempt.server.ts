import type { Ctx } from '~/platform/context.server'
import { closeWithResult } from './close-with-result.server'
import { lockOwnAttempt } from './lock-own-attempt.server'

/**
 * Ends the person's own attempt and marks it. It carries no answers, so a stale page can blank none; a second submit
 * finds the attempt ended and changes nothing. After the deadline the attempt ends as the sweeper would end it, at the
 * deadline.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function submitAttempt(ctx: Ctx, input: { attempt: string }): Promise<{ attemptId: string }> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    const deadline = attempt.deadline_at ?? Number.POSITIVE_INFINITY
    const end =
      tx.now < deadline ? ({ by: 'learner', at: tx.now } as const) : ({ by: 'deadline', at: deadline } as const)
    await closeWithResult(tx, attempt, end)
    return { attemptId: attempt.id }
  })
}
