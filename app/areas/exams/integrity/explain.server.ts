import { z } from 'zod'
import { vendor } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { ExplanationGiven } from '../events'
import { maySit } from '../policy'
import { findAttempt, findVersion } from '../queries.server'
import { caseState, mayExplain, objectionsIn } from './case-state'
import { CASE_WORDS } from './case-words'
import { askedCase, lockCase, stepsOfCase } from './queries.server'
import { takeStep } from './take-step.server'

export const explainSchema = z.strictObject({
  attempt: z.string().min(1).max(64),
  words: z.string().trim().min(CASE_WORDS.least).max(CASE_WORDS.most),
})

/**
 * What a learner says when asked, or against a concern that stands. Examiners are told; the result is as it was.
 * @throws AppError 403 for somebody else's attempt, 404 `exams.nothing-to-explain` when nobody asked, 409
 *   `exams.explained-already`
 */
export async function explain(ctx: Ctx, input: z.infer<typeof explainSchema>): Promise<void> {
  await ctx.transaction(async (tx) => {
    const attempt = await findAttempt(tx.db, input.attempt)
    if (!attempt) throw notFound('exams.attempt-not-found')
    authorise(maySit(tx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
    const asked = await askedCase(tx.db, attempt.id)
    if (!asked) throw notFound('exams.nothing-to-explain')
    const row = await lockCase(tx.db, asked.id)
    invariant(row, 'a case is never deleted')
    const steps = await stepsOfCase(tx.db, row.id)
    if (mayExplain(caseState(steps), { objections: objectionsIn(steps), now: tx.now }) === null)
      throw conflict('exams.explained-already')
    const { number } = await takeStep(tx, row, { steps, kind: 'explained', words: input.words })
    await tx.audit({ action: 'exams.explanation-given', subject: { kind: 'attempt', id: attempt.id } })
    const event: ExplanationGiven = {
      ...{ type: 'exams.explanation-given', v: 1, caseId: row.id, step: number },
      examTitle: pinnedExam(await findVersion(tx.db, attempt.exam_version_id)).title,
      vendorId: (await vendor(tx)).id,
    }
    await tx.publish(event)
  })
}
