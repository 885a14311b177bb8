import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { openMarking } from '../marking/open-marking.server'
import { isPractice } from '../modes/mode-settings'
import { type AttemptRow, closeAttempt, insertStep } from '../queries.server'
import { announceResult, causeOf } from './announce-result.server'
import { keepResult } from './keep-result.server'
import { markAttempt } from './mark-attempt'
import { readSheets } from './read-sheets.server'

/**
 * Ends an open attempt: state, marks, result and event in the transaction it is called in, all or nothing. An attempt
 * that is closed already is left as it is. Late answers are not read. Where people have to mark an answer, the result
 * and its event wait for the last of their marks.
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
  const unmarked = new Set(marked.unmarked)
  // Practice is evidence of nothing: nobody marks what only a person can, and nobody has to hear of it.
  if (isPractice(exam.settings)) await keepResult(tx, attempt.id, { cause: causeOf(end), number: 1, marked })
  else if (unmarked.size > 0)
    await openMarking(tx, attempt, { exam, items: sheet.items.filter(({ itemId }) => unmarked.has(itemId)) })
  else await announceResult(tx, attempt, { exam, marked, end })
  return true
}
