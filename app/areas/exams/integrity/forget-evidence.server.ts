import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import type { Outcome } from './case-state'
import { casesToStrip, deleteSignalsBefore, insertCaseStep, lockCase, stepsOfCase, stripCase } from './queries.server'
import { EVIDENCE_DAYS, SIGNAL_DAYS } from './retention'

const DAY = 86_400_000
const AT_A_TIME = 100

/**
 * Deletes the evidence of cases that were closed long enough ago, with the words that tell of it, and old signals of pages.
 * That there was a case, and how it ended, stays.
 * @returns how many cases lost their evidence
 */
export async function forgetEvidence(ctx: Ctx): Promise<number> {
  let stripped = 0
  for (const [outcome, days] of Object.entries(EVIDENCE_DAYS) as [Outcome, number][]) {
    const closedBefore = ctx.now - days * DAY
    const cases = await casesToStrip(ctx.db, { outcomes: [outcome], closedBefore, limit: AT_A_TIME })
    for (const { id } of cases) stripped += (await ctx.transaction((tx) => strip(tx, id, closedBefore))) ? 1 : 0
  }
  await deleteSignalsBefore(ctx.db, ctx.now - SIGNAL_DAYS * DAY)
  return stripped
}

/** Read again under the lock: new evidence may have opened the case meanwhile. */
async function strip(tx: Ctx, caseId: string, closedBefore: number): Promise<boolean> {
  const row = await lockCase(tx.db, caseId)
  if (row?.state !== 'closed' || row.closed_at === null || row.closed_at > closedBefore) return false
  const steps = await stepsOfCase(tx.db, caseId)
  await stripCase(tx.db, caseId)
  await insertCaseStep(tx.db, {
    ...{ id: newId(tx.now), case_id: caseId, number: steps.length + 1, kind: 'evidence-deleted', at: tx.now },
    ...{ actor_id: 'system:integrity', words: null },
  })
  await tx.audit({
    action: 'exams.integrity-evidence-deleted',
    subject: { kind: 'attempt', id: row.attempt_id },
    after: { case: caseId },
  })
  return true
}
