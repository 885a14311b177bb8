import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { findRegrade, insertStep, lockCorrections, stepsOf } from './queries.server'
import { type RegradeState, type StepKind, stateOf } from './regrade-state'

/** Adds a step to a regrade; the newest says how it stands. */
export const takeStep = (
  tx: Ctx,
  regradeId: string,
  of: { kind: StepKind; reason?: string; jobId?: string; detail?: unknown },
) =>
  insertStep(tx.db, {
    id: newId(tx.now),
    regrade_id: regradeId,
    kind: of.kind,
    at: tx.now,
    actor_id: actorId(tx.actor),
    reason: of.reason ?? null,
    job_id: of.jobId ?? null,
    detail: JSON.stringify(of.detail ?? {}),
  })

/**
 * How a regrade stands once nobody else can take a step of any regrade, and no attempt can be closed with other
 * corrections, until the transaction ends.
 * @throws AppError 404
 */
export async function lockedState(tx: Ctx, regradeId: string): Promise<RegradeState> {
  await lockCorrections(tx.db, 'alone')
  if (!(await findRegrade(tx.db, regradeId))) throw notFound('exams.regrade-not-found')
  return stateOf(await stepsOf(tx.db, [regradeId]))
}
