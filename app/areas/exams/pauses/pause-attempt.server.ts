import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { findAccommodation } from '../accommodations/queries.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { type Deadline, type DeadlineCause, deadlineFor, readAccommodation } from '../delivery/deadline'
import { mayMoveTimeOf, mayPause } from '../policy'
import { type AttemptRow, findVersion, insertStep, lockAttempt, setDeadline } from '../queries.server'
import { readPauses } from './pause-rows'
import { insertPause, pausesOf } from './queries.server'

/**
 * Stops the clock of a running attempt until it is resumed: it has no deadline, nothing ends it, and what is saved
 * meanwhile counts. Its open page hears of it.
 * @param input.reason read by the person who sits the attempt
 * @throws AppError 403 `exams.not-an-examiner`, `exams.own-time`, 404, 409 `exams.not-running` or `exams.paused-already`
 */
export async function pauseAttempt(ctx: Ctx, input: { attempt: string; reason: string }): Promise<void> {
  authorise(mayPause(ctx.actor))
  await ctx.transaction(async (tx) => {
    const attempt = await lockAttempt(tx.db, input.attempt)
    if (!attempt) throw notFound('exams.attempt-not-found')
    authorise(mayMoveTimeOf(tx.actor, attempt.person_id))
    if (!isRunning(attempt, tx.now)) throw conflict('exams.not-running')
    if (!(await pauseLocked(tx, attempt, { reason: input.reason, examPauseId: null })))
      throw conflict('exams.paused-already')
    await tx.audit({
      action: 'exams.attempt-paused',
      subject: { kind: 'attempt', id: attempt.id },
      after: { reason: input.reason },
    })
  })
}

/** An attempt whose time is up only waits for its end: its clock cannot be stopped any more. */
export const isRunning = (attempt: AttemptRow, now: number): boolean =>
  attempt.state === 'open' && (attempt.deadline_at === null || now < attempt.deadline_at)

/** Stops the clock of an attempt that the transaction has locked; false when it stands still already. */
export async function pauseLocked(
  tx: Ctx,
  attempt: AttemptRow,
  of: { reason: string; examPauseId: string | null },
): Promise<boolean> {
  const pauses = await pausesOf(tx.db, attempt.id)
  if (pauses.some(({ to_at }) => to_at === null)) return false
  const row = {
    id: newId(tx.now),
    attempt_id: attempt.id,
    exam_pause_id: of.examPauseId,
    from_at: tx.now,
    to_at: null,
    deadline_at: attempt.deadline_at,
    deadline_reason: attempt.deadline_reason,
    reason: of.reason,
    paused_by: actorId(tx.actor),
    resumed_by: null,
  }
  await insertPause(tx.db, row)
  const { settings } = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
  const deadline = deadlineFor(settings, {
    startedAt: attempt.started_at,
    accommodation: readAccommodation(await findAccommodation(tx.db, attempt.person_id)),
    pauses: readPauses([...pauses, row]),
  })
  await setDeadline(tx.db, attempt.id, { at: deadline.at, reason: JSON.stringify(deadline.causes) })
  await insertStep(tx.db, {
    id: newId(tx.now),
    attempt_id: attempt.id,
    kind: 'paused',
    at: tx.now,
    actor_id: actorId(tx.actor),
    detail: JSON.stringify({ reason: of.reason }),
  })
  await tx.signal(`person:${attempt.person_id}`, 'attempt-paused', { attempt: attempt.id, at: tx.now })
  return true
}

/** The deadline that an attempt's row holds. */
export const storedDeadline = (row: { deadline_at: number | null; deadline_reason: string }): Deadline => ({
  at: row.deadline_at,
  causes: json<DeadlineCause[]>(row.deadline_reason),
})
