import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { findAccommodation } from '../accommodations/queries.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { deadlineFor, laterOf, movedLater, readAccommodation } from '../delivery/deadline'
import { mayPause } from '../policy'
import { type AttemptRow, findVersion, insertStep, lockAttempt, setDeadline } from '../queries.server'
import { storedDeadline } from './pause-attempt.server'
import { readPauses } from './pause-rows'
import { endPause, pausesOf } from './queries.server'

/**
 * Lets the clock of an attempt go on. Its deadline moves by as long as the clock stood still, and never comes earlier
 * than that, whatever else has changed meanwhile.
 * @throws AppError 403 `exams.not-an-examiner`, 404, 409 `exams.not-paused`
 */
export async function resumeAttempt(ctx: Ctx, input: { attempt: string }): Promise<void> {
  authorise(mayPause(ctx.actor))
  await ctx.transaction(async (tx) => {
    const attempt = await lockAttempt(tx.db, input.attempt)
    if (!attempt) throw notFound('exams.attempt-not-found')
    if (!(await resumeLocked(tx, attempt))) throw conflict('exams.not-paused')
    await tx.audit({ action: 'exams.attempt-resumed', subject: { kind: 'attempt', id: attempt.id } })
  })
}

/** Lets the clock of an attempt that the transaction has locked go on; false when it does not stand still. */
export async function resumeLocked(tx: Ctx, attempt: AttemptRow): Promise<boolean> {
  const pauses = await pausesOf(tx.db, attempt.id)
  const open = pauses.find(({ to_at }) => to_at === null)
  if (!open) return false
  await endPause(tx.db, open.id, { at: tx.now, by: actorId(tx.actor) })
  // One that was submitted while it stood still has nothing to move.
  if (attempt.state === 'closed') return true
  const { settings } = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
  const after = laterOf(
    movedLater(storedDeadline(open), tx.now - open.from_at),
    deadlineFor(settings, {
      startedAt: attempt.started_at,
      accommodation: readAccommodation(await findAccommodation(tx.db, attempt.person_id)),
      pauses: readPauses(pauses.map((pause) => (pause === open ? { ...pause, to_at: tx.now } : pause))),
    }),
  )
  await setDeadline(tx.db, attempt.id, { at: after.at, reason: JSON.stringify(after.causes) })
  await insertStep(tx.db, {
    id: newId(tx.now),
    attempt_id: attempt.id,
    kind: 'resumed',
    at: tx.now,
    actor_id: actorId(tx.actor),
    detail: JSON.stringify({ from: open.deadline_at, to: after.at }),
  })
  const data = { attempt: attempt.id, at: tx.now }
  await tx.signal(`person:${attempt.person_id}`, 'attempt-resumed', data)
  return true
}
