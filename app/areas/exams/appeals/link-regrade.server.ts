import { z } from 'zod'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { AppealCorrected } from '../events'
import { mayRegrade } from '../policy'
import { findAttempt, findVersion } from '../queries.server'
import { findRegrade, stepsOf, versionIdsOf } from '../regrades/queries.server'
import { type Direction, stateOf } from '../regrades/regrade-state'
import { type AppealRow, appealsLinkedTo, insertAppealStep, lockAppeal, stepsOfAppeals } from './queries.server'

export const linkRegradeSchema = z.strictObject({
  appeal: z.string().min(1).max(64),
  regrade: z.string().min(1).max(64),
})

/**
 * Says that a correction answers an appeal, so that each is found from the other and the person hears when it is applied.
 * One that is applied already is told at once. Saying it again changes nothing.
 * @throws AppError 403 for others than examiners, 404 `exams.appeal-not-found` or `exams.regrade-not-found`,
 *   409 `exams.appeal-not-upheld` or `exams.regrade-of-other-answers`
 */
export async function linkRegrade(ctx: Ctx, input: z.infer<typeof linkRegradeSchema>): Promise<void> {
  authorise(mayRegrade(ctx.actor))
  await ctx.transaction((tx) => link(tx, input))
}

/** The same inside a transaction that has made sure who asks. */
export async function link(tx: Ctx, input: z.infer<typeof linkRegradeSchema>): Promise<void> {
  const appeal = await lockAppeal(tx.db, input.appeal)
  if (!appeal) throw notFound('exams.appeal-not-found')
  if (appeal.state !== 'upheld') throw conflict('exams.appeal-not-upheld')
  const regrade = await findRegrade(tx.db, input.regrade)
  if (!regrade) throw notFound('exams.regrade-not-found')
  const concerns =
    (await versionIdsOf(tx.db, regrade.id)).includes(appeal.question_version_id) &&
    (regrade.exam_id === null || regrade.exam_id === appeal.exam_id)
  if (!concerns) throw conflict('exams.regrade-of-other-answers')
  const known = await stepsOfAppeals(tx.db, [appeal.id])
  if (known.some(({ regrade_id }) => regrade_id === regrade.id)) return
  await insertAppealStep(tx.db, {
    id: newId(tx.now),
    appeal_id: appeal.id,
    kind: 'linked',
    at: tx.now,
    actor_id: actorId(tx.actor),
    words: '',
    regrade_id: regrade.id,
  })
  await tx.audit({
    action: 'exams.appeal-linked',
    subject: { kind: 'attempt', id: appeal.attempt_id },
    after: { appeal: appeal.id, regrade: regrade.id },
  })
  if (stateOf(await stepsOf(tx.db, [regrade.id])) === 'applied') await tellCorrected(tx, appeal, regrade.id, 'apply')
}

/** Tells of every appeal that a correction answers that the correction is through, or was taken back. */
export async function tellAppeals(tx: Ctx, regradeId: string, direction: Direction): Promise<void> {
  for (const appeal of await appealsLinkedTo(tx.db, regradeId)) await tellCorrected(tx, appeal, regradeId, direction)
}

async function tellCorrected(tx: Ctx, appeal: AppealRow, regradeId: string, direction: Direction): Promise<void> {
  const attempt = await findAttempt(tx.db, appeal.attempt_id)
  invariant(attempt, 'an appeal is about an attempt')
  const exam = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
  const event: AppealCorrected = {
    type: 'exams.appeal-corrected',
    v: 1,
    appealId: appeal.id,
    regradeId,
    direction,
    attemptId: appeal.attempt_id,
    examTitle: exam.title,
    personId: appeal.person_id,
    organisationId: appeal.organisation_id,
  }
  await tx.publish(event)
}
