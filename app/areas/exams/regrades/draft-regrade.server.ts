import { questionVersions } from '~/areas/questions/question-versions.server'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { link } from '../appeals/link-regrade.server'
import { findAppeal } from '../appeals/queries.server'
import { mayRegrade } from '../policy'
import { type ChangeProblem, checkChange } from './check-change'
import type { Change } from './correction'
import { askedVersions, findQuestion } from './queries.bank.server'
import { insertRegrade } from './queries.server'
import { regradeSignal } from './regrade-state'
import { lockedState, takeStep } from './take-step.server'

/** The work of a preview knows certificates and tiers, which lie above this area: it stands under this name. */
export const PREVIEW_REGRADE_JOB = 'exams.preview-regrade'

/**
 * Keeps what is to be put right and asks for a preview of what that would change. Nothing is marked again yet.
 * @param input.versionIds versions of the question whose attempts are concerned
 * @param input.examId null: in every exam
 * @param input.appealId the upheld appeal that asks for it
 * @throws AppError 403 for others than examiners, 404 for an unknown question or appeal, 409 `exams.appeal-not-upheld`
 */
export async function draftRegrade(
  ctx: Ctx,
  input: {
    questionId: string
    versionIds: readonly string[]
    examId: string | null
    change: Change
    appealId?: string | null
  },
): Promise<{ ok: true; regradeId: string } | { ok: false; problem: ChangeProblem }> {
  authorise(mayRegrade(ctx.actor))
  const question = await findQuestion(ctx.db, input.questionId)
  if (!question) throw notFound('exams.question-not-found')
  const ids = (await askedVersions(ctx.db, question.id)).map(({ id }) => id)
  const checked = checkChange(input.change, input.versionIds, await questionVersions(ctx, ids))
  if (!checked.ok) return checked
  const appeal = input.appealId ? await findAppeal(ctx.db, input.appealId) : null
  if (appeal === undefined) throw notFound('exams.appeal-not-found')
  if (appeal && !checked.versionIds.includes(appeal.question_version_id))
    return { ok: false, problem: 'appeal-left-out' }
  if (appeal && input.examId !== null && input.examId !== appeal.exam_id)
    return { ok: false, problem: 'appeal-other-exam' }
  const id = newId(ctx.now)
  await ctx.transaction(async (tx) => {
    await insertRegrade(
      tx.db,
      {
        id,
        question_id: question.id,
        exam_id: input.examId,
        change: JSON.stringify(checked.change),
        created_at: tx.now,
        created_by: actorId(tx.actor),
      },
      checked.versionIds,
    )
    await takeStep(tx, id, { kind: 'drafted' })
    if (appeal) await link(tx, { appeal: appeal.id, regrade: id })
    await startPreview(tx, id)
    await tx.audit({
      action: 'exams.regrade-drafted',
      subject: { kind: 'regrade', id },
      after: { question: question.external_id, pool: question.pool, change: checked.change },
    })
    await tx.signal('vendor', 'regrades-changed')
  })
  return { ok: true, regradeId: id }
}

/**
 * Foretells once more what a regrade would change, from how things stand now.
 * @throws AppError 403, 404; 409 when it is being applied, or was
 */
export async function previewAgain(ctx: Ctx, input: { regradeId: string }): Promise<void> {
  authorise(mayRegrade(ctx.actor))
  await ctx.transaction(async (tx) => {
    const state = await lockedState(tx, input.regradeId)
    if (state !== 'previewed' && state !== 'previewing') throw conflict('exams.regrade-not-waiting')
    await startPreview(tx, input.regradeId)
  })
}

/**
 * Puts a regrade aside that was never applied.
 * @throws AppError 403, 404; 409 when it is being applied, or was
 */
export async function discardRegrade(ctx: Ctx, input: { regradeId: string }): Promise<void> {
  authorise(mayRegrade(ctx.actor))
  await ctx.transaction(async (tx) => {
    const state = await lockedState(tx, input.regradeId)
    if (state !== 'previewed' && state !== 'previewing') throw conflict('exams.regrade-not-waiting')
    await takeStep(tx, input.regradeId, { kind: 'discarded' })
    await tx.audit({ action: 'exams.regrade-discarded', subject: { kind: 'regrade', id: input.regradeId } })
    await tx.signal('vendor', regradeSignal(input.regradeId))
    await tx.signal('vendor', 'regrades-changed')
  })
}

async function startPreview(tx: Ctx, id: string): Promise<void> {
  const jobId = await tx.enqueue({ name: PREVIEW_REGRADE_JOB, payload: { regradeId: id } })
  await takeStep(tx, id, { kind: 'previewing', jobId })
  await tx.signal('vendor', regradeSignal(id))
}
