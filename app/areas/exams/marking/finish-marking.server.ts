import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { readRational } from '~/platform/rational'
import type { PinnedExam } from '../blueprints/pinned-exam'
import type { AttemptMarked } from '../events'
import type { AttemptRow } from '../queries.server'
import { announceResult } from '../results/announce-result.server'
import { markAttempt } from '../results/mark-attempt'
import { readSheets } from '../results/read-sheets.server'
import { bordersOf } from './borders'
import { markingItemsOf, marksOf, setWaiting } from './queries.server'

/**
 * When the last answer of an attempt has its mark: the result with its event, or, near a pass mark, a second marker for
 * every answer that people marked. A second marker is asked for once.
 */
export async function finishMarking(
  tx: Ctx,
  attempt: AttemptRow,
  exam: PinnedExam,
): Promise<{ waitsFor: 'second' | null; finished: boolean }> {
  const { sheets, exams: _exams, ...of } = await readSheets(tx, [attempt])
  const sheet = sheets.get(attempt.id)
  invariant(sheet, 'what was asked for was read')
  const marked = markAttempt(sheet, of)
  const { secondMarker } = exam.settings.marking ?? {}
  if (secondMarker && bordersOf(marked.score, readRational(secondMarker.within)).length > 0) {
    const itemIds = (await markingItemsOf(tx.db, [attempt.id])).map(({ item_id }) => item_id)
    const isAsked = (await marksOf(tx.db, itemIds)).some(({ kind }) => kind !== 'first')
    if (!isAsked) {
      await setWaiting(tx.db, itemIds, 'second')
      return { waitsFor: 'second', finished: false }
    }
  }
  invariant(attempt.submitted_at !== null && attempt.closed_by !== null, 'only ended attempts are marked')
  await announceResult(tx, attempt, { exam, marked, end: { by: attempt.closed_by, at: attempt.submitted_at } })
  const event: AttemptMarked = {
    type: 'exams.attempt-marked',
    v: 1,
    attemptId: attempt.id,
    examTitle: exam.title,
    personId: attempt.person_id,
    organisationId: attempt.organisation_id,
    passed: marked.score.passed,
  }
  await tx.publish(event)
  await tx.signal(`person:${attempt.person_id}`, 'attempt-closed', { attempt: attempt.id })
  return { waitsFor: null, finished: true }
}
