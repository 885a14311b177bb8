import type { Ctx } from '~/platform/context.server'
import { conflict, invalid } from '~/platform/errors'
import { reviveJob } from '~/platform/jobs.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayRegrade } from '../policy'
import { type PreviewStamp, readStamp } from './forecast-results.server'
import { runningRegrades, stepsOf } from './queries.server'
import { readScope } from './read-scope.server'
import { type Direction, REGRADE_REASON, regradeSignal } from './regrade-state'
import { lockedState, takeStep } from './take-step.server'

export const RUN_REGRADE_JOB = 'exams.run-regrade'

type StartedRegrade =
  | { started: true }
  /** another regrade is being applied or undone: what it changes would not be in the preview */
  | { started: false; reason: 'another-runs'; regradeId: string }
  /** since the preview attempts ended, or another correction came or went */
  | { started: false; reason: 'preview-outdated' }

/**
 * Brings a correction into force and asks for the results it concerns to be marked again, in the background. From this
 * commit on attempts that end are marked with it too. A run that was given up is taken up again.
 * @param input.preview the id of the preview that was seen
 * @param input.reason as learners will read it
 * @throws AppError 403, 404; 422 without a reason; 409 when it was applied, undone or put aside
 */
export async function applyRegrade(
  ctx: Ctx,
  input: { regradeId: string; preview: string; reason: string },
): Promise<StartedRegrade> {
  authorise(mayRegrade(ctx.actor))
  return ctx.transaction(async (tx) => {
    const state = await lockedState(tx, input.regradeId)
    if (state === 'applying' && (await revived(tx, input.regradeId))) return { started: true }
    if (state !== 'previewed') throw conflict('exams.regrade-not-waiting')
    const reason = readReason(input.reason)
    const seen = (await stepsOf(tx.db, [input.regradeId])).at(-1)
    const stamp = await readStamp(tx, await readScope(tx, input.regradeId))
    if (seen?.id !== input.preview || !isSame(json<PreviewStamp>(seen.detail), stamp))
      return { started: false, reason: 'preview-outdated' }
    return start(tx, input.regradeId, 'apply', reason)
  })
}

/**
 * Takes a correction out of force and asks for everything it concerned to be marked as if it had never been made; other
 * corrections stay.
 * @throws AppError 403, 404; 422 without a reason; 409 when it is not applied
 */
export async function undoRegrade(ctx: Ctx, input: { regradeId: string; reason: string }): Promise<StartedRegrade> {
  authorise(mayRegrade(ctx.actor))
  return ctx.transaction(async (tx) => {
    const state = await lockedState(tx, input.regradeId)
    if (state === 'undoing' && (await revived(tx, input.regradeId))) return { started: true }
    if (state !== 'applied') throw conflict('exams.regrade-not-applied')
    return start(tx, input.regradeId, 'undo', readReason(input.reason))
  })
}

async function start(tx: Ctx, regradeId: string, direction: Direction, reason: string): Promise<StartedRegrade> {
  const [running] = await runningRegrades(tx.db)
  if (running) return { started: false, reason: 'another-runs', regradeId: running.regrade_id }
  const jobId = await tx.enqueue({
    name: RUN_REGRADE_JOB,
    payload: { regradeId, direction },
    dedupeKey: `${RUN_REGRADE_JOB}:${regradeId}:${direction}`,
  })
  await takeStep(tx, regradeId, { kind: direction === 'apply' ? 'applying' : 'undoing', reason, jobId })
  await tx.audit({
    action: direction === 'apply' ? 'exams.regrade-applied' : 'exams.regrade-undone',
    subject: { kind: 'regrade', id: regradeId },
    reason,
  })
  await tx.signal('vendor', regradeSignal(regradeId))
  await tx.signal('vendor', 'regrades-changed')
  return { started: true }
}

async function revived(tx: Ctx, regradeId: string): Promise<boolean> {
  const jobId = (await stepsOf(tx.db, [regradeId])).at(-1)?.job_id
  return jobId != null && reviveJob(tx.db, jobId, tx.now)
}

function readReason(typed: string): string {
  const reason = typed.trim()
  if (reason.length < REGRADE_REASON.min || reason.length > REGRADE_REASON.max)
    throw invalid('exams.regrade-reason-needed', { min: REGRADE_REASON.min, max: REGRADE_REASON.max })
  return reason
}

const isSame = (a: PreviewStamp, b: PreviewStamp) =>
  a.attempts === b.attempts && a.results === b.results && a.corrections.join() === b.corrections.join()
