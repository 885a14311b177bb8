import { markResponse } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { formatRational } from '~/platform/rational'
import type { AttemptClosed } from './events'
import type { MarkedItemRecord } from './marked-item'
import { pinnedExam } from './pinned-exam'
import {
  type AttemptRow,
  closeAttempt,
  currentResponses,
  findVersion,
  insertResult,
  insertStep,
  itemsOf,
} from './queries.server'
import { scoreAttempt } from './score-attempt'

/**
 * Ends an open attempt: state, marks, result and event in the transaction it is called in, all or nothing. An attempt
 * that is closed already is left as it is. Late answers are not read.
 * @returns whether this call ended it
 */
export async function closeWithResult(
  tx: Ctx,
  attempt: AttemptRow,
  end: { by: 'learner' | 'deadline'; at: number },
): Promise<boolean> {
  invariant(tx.isTransaction, 'an attempt is closed inside a transaction')
  if (!(await closeAttempt(tx.db, attempt.id, { submittedAt: end.at, by: end.by }))) return false

  const exam = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
  const items = await itemsOf(tx.db, attempt.id)
  const questions = await questionVersions(
    tx,
    items.map((item) => item.question_version_id),
  )
  const responses = new Map(
    (await currentResponses(tx.db, attempt.id)).map((step) => [step.item_id, json<unknown>(step.response)]),
  )

  const marked = items.map((item): MarkedItemRecord & { sectionId: string; maxMark: string; scored: boolean } => {
    const question = questions.get(item.question_version_id)
    invariant(question, `question version ${item.question_version_id} is kept for good`)
    const mark = markResponse(question, json<string[]>(item.option_ids), responses.get(item.id))
    return {
      itemId: item.id,
      sectionId: item.section_id,
      objective: question.objective ?? null,
      lesson: question.lesson ?? null,
      maxMark: item.max_mark,
      scored: item.scored === 1,
      fraction: formatRational(mark.fraction),
      outcome: mark.outcome,
      reasons: mark.reasons,
    }
  })
  const score = scoreAttempt(marked, { passMark: exam.settings.passMark, sections: exam.blueprint.sections })
  await insertResult(tx.db, {
    id: newId(tx.now),
    attempt_id: attempt.id,
    number: 1,
    cause: end.by === 'learner' ? 'submitted' : 'deadline',
    mark: score.mark,
    max_mark: score.maxMark,
    passed: score.passed ? 1 : 0,
    verdict: JSON.stringify(score),
    items: JSON.stringify(
      marked.map(({ itemId, objective, lesson, fraction, outcome, reasons }) => ({
        itemId,
        objective,
        lesson,
        fraction,
        outcome,
        reasons,
      })),
    ),
    marked_at: tx.now,
  })
  await insertStep(tx.db, {
    id: newId(tx.now),
    attempt_id: attempt.id,
    kind: end.by === 'learner' ? 'submitted' : 'closed-at-deadline',
    at: end.at,
    actor_id: end.by === 'learner' ? attempt.person_id : 'system:deadline',
    detail: JSON.stringify({
      answered: marked.filter(({ outcome }) => outcome !== 'not-answered').length,
      of: items.length,
    }),
  })
  const event: AttemptClosed = {
    type: 'exams.attempt-closed',
    v: 1,
    attemptId: attempt.id,
    examSlug: exam.slug,
    examTitle: exam.title,
    certificationSlug: exam.settings.certification ?? null,
    personId: attempt.person_id,
    organisationId: attempt.organisation_id,
    passed: score.passed,
    share: score.share,
    startedAt: attempt.started_at,
    submittedAt: end.at,
    closedBy: end.by,
  }
  await tx.publish(event)
  await tx.signal(`person:${attempt.person_id}`, 'attempt-closed', { attempt: attempt.id })
  return true
}
