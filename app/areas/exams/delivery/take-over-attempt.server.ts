import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { insertStep, setHolder } from '../queries.server'
import { newHolder } from './holder.server'
import { lockOwnAttempt } from './lock-own-attempt.server'

/**
 * Lets this tab or device write from now on. The one before hears of it at once when it is connected, and is refused at
 * its next save.
 * @returns the new holder's name, or that there is nothing left to write to
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function takeOverAttempt(
  ctx: Ctx,
  input: { attempt: string },
): Promise<{ takenOver: true; holder: string } | { takenOver: false; reason: 'ended' }> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    // After the deadline a new holder could only cut the grace of the one whose last answers are on their way.
    const isOver = attempt.deadline_at !== null && tx.now >= attempt.deadline_at
    if (attempt.state === 'closed' || isOver) return { takenOver: false, reason: 'ended' }
    const holder = newHolder()
    await setHolder(tx.db, attempt.id, holder, tx.now)
    await insertStep(tx.db, {
      id: newId(tx.now),
      attempt_id: attempt.id,
      kind: 'taken-over',
      at: tx.now,
      actor_id: attempt.person_id,
      detail: '{}',
    })
    const data = { attempt: attempt.id, since: tx.now }
    await tx.signal(`person:${attempt.person_id}`, 'attempt-taken-over', data)
    return { takenOver: true, holder }
  })
}
