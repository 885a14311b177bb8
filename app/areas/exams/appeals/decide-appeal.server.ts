import { z } from 'zod'
import type { Ctx } from '~/platform/context.server'
import { conflict, forbidden, invalid, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { AppealDecided } from '../events'
import { mayMark } from '../policy'
import { findAttempt, findVersion } from '../queries.server'
import { APPEAL_WORDS } from './appeal-words'
import { insertAppealStep, lockAppeal, setAppealState } from './queries.server'

export const decideAppealSchema = z.strictObject({
  appeal: z.string().min(1).max(64),
  outcome: z.enum(['rejected', 'upheld']),
  words: z.string(),
})

/**
 * Answers an appeal. The person gets the words as they are. An appeal that is upheld changes no mark by itself: a
 * regrade of the question does, for everybody whom the same fault hit.
 * @throws AppError 403 `exams.not-a-marker`, 404 `exams.appeal-not-found`, 409 `exams.appeal-decided`,
 *   422 `exams.appeal-answer-needed`
 */
export async function decideAppeal(ctx: Ctx, input: z.infer<typeof decideAppealSchema>): Promise<void> {
  const examiner = requirePerson(ctx)
  authorise(mayMark(ctx.actor))
  const words = input.words.trim()
  if (words.length < APPEAL_WORDS.least || words.length > APPEAL_WORDS.most)
    throw invalid('exams.appeal-answer-needed', APPEAL_WORDS)
  await ctx.transaction(async (tx) => {
    const appeal = await lockAppeal(tx.db, input.appeal)
    if (!appeal) throw notFound('exams.appeal-not-found')
    if (appeal.person_id === examiner.personId) throw forbidden('exams.not-a-marker')
    if (appeal.state !== 'open') throw conflict('exams.appeal-decided')
    const attempt = await findAttempt(tx.db, appeal.attempt_id)
    invariant(attempt, 'an appeal is about an attempt')
    const exam = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
    await setAppealState(tx.db, appeal.id, input.outcome)
    await insertAppealStep(tx.db, {
      id: newId(tx.now),
      appeal_id: appeal.id,
      kind: input.outcome,
      at: tx.now,
      actor_id: examiner.personId,
      words,
      regrade_id: null,
    })
    await tx.audit({
      action: 'exams.appeal-decided',
      subject: { kind: 'attempt', id: appeal.attempt_id },
      reason: words,
      after: { appeal: appeal.id, outcome: input.outcome },
    })
    const event: AppealDecided = {
      type: 'exams.appeal-decided',
      v: 1,
      appealId: appeal.id,
      attemptId: appeal.attempt_id,
      examTitle: exam.title,
      personId: appeal.person_id,
      organisationId: appeal.organisation_id,
      outcome: input.outcome,
    }
    await tx.publish(event)
  })
}
