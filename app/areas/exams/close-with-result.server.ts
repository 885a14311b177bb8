import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import type { AttemptClosed } from './events'
import { keepResult } from './keep-result.server'
import { markAttempt } from './mark-attempt'
import { isPractice } from './modes/mode-settings'
import { type AttemptRow, closeAttempt, insertStep } from './queries.server'
import { readSheets } from './read-sheets.server'

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

  const { sheets, exams, ...of } = await readSheets(tx, [attempt])
  const [sheet, exam] = [sheets.get(attempt.id), exams.get(attempt.exam_version_id)]
  invariant(sheet && exam, 'what was asked for was read')
  const marked = markAttempt(sheet, of)
  const { score } = marked
  await insertStep(tx.db, {
    id: newId(tx.now),
    attempt_id: attempt.id,
    kind: end.by === 'learner' ? 'submitted' : 'closed-at-deadline',
    at: end.at,
    actor_id: end.by === 'learner' ? attempt.person_id : 'system:deadline',
    detail: JSON.stringify({
      answered: marked.items.filter(({ outcome }) => outcome !== 'not-answered').length,
      of: sheet.items.length,
    }),
  })
  await tx.signal(`person:${attempt.person_id}`, 'attempt-closed', { attempt: attempt.id })
  const isOnlyPractice = isPractice(exam.settings)
  // What only a person can mark holds the result back; in practice nobody marks it, and it counts for nothing.
  if (marked.unmarked.length > 0 && !isOnlyPractice) return true
  await keepResult(tx, attempt.id, { cause: end.by === 'learner' ? 'submitted' : 'deadline', number: 1, marked })
  // Practice is evidence of nothing, so nobody has to hear of it.
  if (isOnlyPractice) return true
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
  return true
}
