import type { AttemptForSaving } from './accept-response'
import { settledAt } from './deadline'

type SubmitDecision =
  /** it ends now, by the person or as the sweeper would end it */
  | { end: true; by: 'learner' | 'deadline'; at: number }
  /** it has its result already */
  | { end: false; reason: 'ended' }
  /** another tab or device has it */
  | { end: false; reason: 'taken-over' }
  /** the deadline has passed, and what its holder still sends counts for some seconds more */
  | { end: false; reason: 'waiting' }

/**
 * May this tab or device end the attempt now? Only its holder can say that nothing more is to come; for everybody else
 * the attempt ends when its grace is over. Source: decision 007.
 */
export function decideSubmit(attempt: AttemptForSaving, holder: string | null, now: number): SubmitDecision {
  if (attempt.state === 'closed') return { end: false, reason: 'ended' }
  const { deadlineAt } = attempt
  const isOver = deadlineAt !== null && now >= deadlineAt
  if (isOver && (attempt.holder === holder || now > settledAt(deadlineAt)))
    return { end: true, by: 'deadline', at: deadlineAt }
  if (isOver) return { end: false, reason: 'waiting' }
  return attempt.holder === holder ? { end: true, by: 'learner', at: now } : { end: false, reason: 'taken-over' }
}
