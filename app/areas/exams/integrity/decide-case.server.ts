import { z } from 'zod'
import type { Ctx } from '~/platform/context.server'
import { conflict, forbidden, invalid, invariant, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { ExplanationAnswered, ExplanationAsked } from '../events'
import { mayReviewIntegrity } from '../policy'
import { findAttempt, findVersion } from '../queries.server'
import { caseState, DECISIONS, possibleDecisions } from './case-state'
import { CASE_WORDS } from './case-words'
import { lockCase, personsOfEvidence, stepsOfCase } from './queries.server'
import { takeStep } from './take-step.server'

export const decideCaseSchema = z.strictObject({
  case: z.string().min(1).max(64),
  decision: z.enum(DECISIONS),
  words: z.string(),
})

/**
 * Takes the next step of a case, with a reason. The learner hears of it when asked for an explanation, and then how the
 * case was closed, in the words written here. Whatever is decided, mark, verdict and certificate stay as they are.
 * @throws AppError 403 `exams.not-an-examiner`, `exams.integrity-own-case`, 404 `exams.integrity-case-not-found`, 409
 *   `exams.integrity-decided`, 422 `exams.integrity-words-needed`
 */
export async function decideCase(ctx: Ctx, input: z.infer<typeof decideCaseSchema>): Promise<void> {
  authorise(mayReviewIntegrity(ctx.actor))
  const { personId } = requirePerson(ctx)
  const words = input.words.trim()
  if (words.length < CASE_WORDS.least || words.length > CASE_WORDS.most)
    throw invalid('exams.integrity-words-needed', CASE_WORDS)
  await ctx.transaction(async (tx) => {
    const row = await lockCase(tx.db, input.case)
    if (!row) throw notFound('exams.integrity-case-not-found')
    const concerned = await personsOfEvidence(tx.db, row.id)
    if ([row.person_id, ...concerned].includes(personId)) throw forbidden('exams.integrity-own-case')
    const steps = await stepsOfCase(tx.db, row.id)
    if (!possibleDecisions(caseState(steps)).includes(input.decision)) throw conflict('exams.integrity-decided')
    const { number, now } = await takeStep(tx, row, { steps, kind: input.decision, words })
    // The words stay with the case and go with its evidence; the trail says only that it was decided.
    await tx.audit({
      action: 'exams.integrity-case-decided',
      subject: { kind: 'attempt', id: row.attempt_id },
      after: { case: row.id, decision: input.decision },
    })
    if (input.decision === 'concern-noted' || !now.wasAsked) return
    const attempt = await findAttempt(tx.db, row.attempt_id)
    invariant(attempt, 'a case is about an attempt')
    const { title: examTitle } = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
    const about: Omit<ExplanationAsked, 'type'> = {
      ...{ v: 1, caseId: row.id, step: number, attemptId: attempt.id, examTitle },
      ...{ personId: row.person_id, organisationId: row.organisation_id },
    }
    const event: ExplanationAsked | ExplanationAnswered =
      now.outcome === null
        ? { type: 'exams.explanation-asked', ...about }
        : { type: 'exams.explanation-answered', outcome: now.outcome, ...about }
    await tx.publish(event)
  })
}
