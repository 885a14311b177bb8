import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { requirePerson } from '~/platform/request.server'
import { type CaseState, caseState } from './case-state'
import { type CaseRow, insertCaseStep, type StepRow, updateCase } from './queries.server'

/** Adds a step of a person to a locked case, and keeps what its steps now amount to. */
export async function takeStep(
  tx: Ctx,
  row: CaseRow,
  of: { steps: readonly StepRow[]; kind: StepRow['kind']; words: string },
): Promise<{ number: number; now: CaseState }> {
  const step: StepRow = {
    ...{ id: newId(tx.now), case_id: row.id, number: of.steps.length + 1, kind: of.kind },
    ...{ at: tx.now, actor_id: requirePerson(tx).personId, words: of.words },
  }
  await insertCaseStep(tx.db, step)
  const now = caseState([...of.steps, step])
  await updateCase(tx.db, row.id, {
    ...{ state: now.state, outcome: now.outcome, closed_at: now.closedAt },
    ...{ changed_at: tx.now, strength: row.strength },
  })
  return { number: step.number, now }
}
