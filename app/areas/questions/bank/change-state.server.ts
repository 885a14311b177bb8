import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import type { QuestionState } from '../pool'
import { lockQuestion, questionById } from './queries.question.server'
import { LONGEST_REASON } from './state-reason'
import { writeStates } from './write-versions.server'

export type StateChanged = { ok: true } | { ok: false; problem: 'reason-missing' | 'reason-too-long' | 'same-state' }

/**
 * Moves a question between trial, live and retired. Running attempts keep it; new ones draw by the new state.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.question-not-found`
 */
export async function changeState(
  ctx: Ctx,
  of: { question: string; state: QuestionState; reason: string },
): Promise<StateChanged> {
  authorise(mayEditBank(ctx.actor))
  const reason = of.reason.trim()
  if (reason === '') return { ok: false, problem: 'reason-missing' }
  if (reason.length > LONGEST_REASON) return { ok: false, problem: 'reason-too-long' }
  return ctx.transaction(async (tx) => {
    await lockQuestion(tx.db, of.question)
    const row = await questionById(tx.db, of.question)
    if (!row) throw notFound('questions.question-not-found')
    if (row.state === of.state) return { ok: false, problem: 'same-state' }
    await writeStates(tx, [{ questionId: row.id, before: row.state, after: of.state }], reason)
    await tx.audit({
      action: 'questions.state-changed',
      subject: { kind: 'question', id: row.id },
      reason,
      before: { state: row.state },
      after: { state: of.state },
    })
    return { ok: true }
  })
}
