import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { mayPause } from '../policy'
import { currentVersions, lockExam } from '../queries.server'
import { isRunning, pauseLocked } from './pause-attempt.server'
import { endExamPause, insertExamPause, lockPausedBy, lockRunning, openExamPause } from './queries.server'
import { resumeLocked } from './resume-attempt.server'

/**
 * Stops the clocks of all running attempts at an exam and lets nobody start, until it is resumed: for an incident that
 * concerns everybody. An attempt that stood still already stays with its own pause.
 * @returns how many clocks it stopped
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.exam-not-found`, 409 `exams.paused-already`
 */
export async function pauseExam(ctx: Ctx, input: { exam: string; reason: string }): Promise<{ paused: number }> {
  authorise(mayPause(ctx.actor))
  return ctx.transaction(async (tx) => {
    const [exam] = await currentVersions(tx.db, input.exam)
    if (!exam) throw notFound('exams.exam-not-found')
    await lockExam(tx.db, exam.exam_id)
    if (await openExamPause(tx.db, exam.exam_id)) throw conflict('exams.paused-already')
    const id = newId(tx.now)
    await insertExamPause(tx.db, {
      id,
      exam_id: exam.exam_id,
      from_at: tx.now,
      to_at: null,
      reason: input.reason,
      paused_by: actorId(tx.actor),
      resumed_by: null,
    })
    let paused = 0
    for (const attempt of await lockRunning(tx.db, exam.exam_id)) {
      if (!isRunning(attempt, tx.now)) continue
      if (await pauseLocked(tx, attempt, { reason: input.reason, examPauseId: id })) paused++
    }
    await tx.audit({
      action: 'exams.exam-paused',
      subject: { kind: 'exam', id: input.exam },
      after: { reason: input.reason, paused },
    })
    return { paused }
  })
}

/**
 * Lets the attempts that the pause of the exam held still go on, and people start again.
 * @returns how many clocks go on
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.exam-not-found`, 409 `exams.not-paused`
 */
export async function resumeExam(ctx: Ctx, input: { exam: string }): Promise<{ resumed: number }> {
  authorise(mayPause(ctx.actor))
  return ctx.transaction(async (tx) => {
    const [exam] = await currentVersions(tx.db, input.exam)
    if (!exam) throw notFound('exams.exam-not-found')
    await lockExam(tx.db, exam.exam_id)
    const pause = await openExamPause(tx.db, exam.exam_id)
    if (!pause) throw conflict('exams.not-paused')
    await endExamPause(tx.db, pause.id, { at: tx.now, by: actorId(tx.actor) })
    let resumed = 0
    for (const attempt of await lockPausedBy(tx.db, pause.id)) if (await resumeLocked(tx, attempt)) resumed++
    await tx.audit({ action: 'exams.exam-resumed', subject: { kind: 'exam', id: input.exam }, after: { resumed } })
    return { resumed }
  })
}
