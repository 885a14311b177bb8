import { z } from 'zod'
import { vendor } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { AppealOpened } from '../events'
import { maySit } from '../policy'
import { findVersion, itemsOf, lockAttempt, newestResult } from '../queries.server'
import { viewAnswers } from '../results/view-answers.server'
import { APPEAL_WORDS } from './appeal-words'
import { type AppealDecision, mayAppeal } from './may-appeal'
import { appealsOfAttempt, insertAppeal, insertAppealStep } from './queries.server'

export const appealSchema = z.strictObject({
  attempt: z.string().min(1).max(64),
  /** the number of the question in the attempt, from 1 */
  number: z.number().int().min(1).max(1_000),
  words: z.string().trim().min(APPEAL_WORDS.least).max(APPEAL_WORDS.most),
})

type Appealed =
  | { opened: true; appealId: string }
  | { opened: false; decision: Exclude<AppealDecision, { allow: true }> }

/**
 * Appeals against the mark of one question: examiners are told and answer. One question of an attempt is appealed
 * against once.
 * @throws AppError 403 for somebody else's attempt, 404 `exams.attempt-not-found`, `exams.answer-not-found`
 */
export async function openAppeal(ctx: Ctx, input: z.infer<typeof appealSchema>): Promise<Appealed> {
  const person = requirePerson(ctx)
  return ctx.transaction(async (tx) => {
    const attempt = await lockAttempt(tx.db, input.attempt)
    if (!attempt) throw notFound('exams.attempt-not-found')
    authorise(maySit(tx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
    const item = (await itemsOf(tx.db, attempt.id)).find(({ position }) => position === input.number)
    if (!item) throw notFound('exams.answer-not-found')
    const earlier = (await appealsOfAttempt(tx.db, attempt.id)).filter(({ item_id }) => item_id === item.id)
    const result = await newestResult(tx.db, attempt.id)
    const { decision: review } = await viewAnswers(tx, { attempt: attempt.id })
    const decision = mayAppeal(
      {
        resultAt: result?.marked_at ?? null,
        isShown: review.show.rightWrong || review.show.marks,
        earlier: earlier.map(({ state }) => state),
      },
      tx.now,
    )
    if (!decision.allow) return { opened: false, decision }
    const exam = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
    const appealId = newId(tx.now)
    await insertAppeal(tx.db, {
      id: appealId,
      attempt_id: attempt.id,
      item_id: item.id,
      exam_id: attempt.exam_id,
      question_version_id: item.question_version_id,
      person_id: person.personId,
      organisation_id: attempt.organisation_id,
      state: 'open',
      words: input.words,
      opened_at: tx.now,
    })
    await insertAppealStep(tx.db, {
      id: newId(tx.now),
      appeal_id: appealId,
      kind: 'opened',
      at: tx.now,
      actor_id: person.personId,
      words: input.words,
      regrade_id: null,
    })
    await tx.audit({ action: 'exams.appeal-opened', subject: { kind: 'attempt', id: attempt.id } })
    const event: AppealOpened = {
      type: 'exams.appeal-opened',
      v: 1,
      appealId,
      examTitle: exam.title,
      vendorId: (await vendor(tx)).id,
    }
    await tx.publish(event)
    return { opened: true, appealId }
  })
}
