import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { pinnedExam } from '../blueprints/pinned-exam'
import { type AttemptRow, findVersion, insertStep, itemsOf, setOpenRange } from '../queries.server'
import { openPage, openRangeOf, rangeOfPage } from './open-range'

/**
 * Leaves the page that stands open for the next one, for good, where people go forward only. Only the next page can be
 * asked for: a click sent twice, or a made-up number, opens nothing further. Called in the transaction that has locked
 * the attempt and kept the page's answers.
 */
export async function moveOn(tx: Ctx, attempt: AttemptRow, asked: number | null): Promise<void> {
  const range = openRangeOf(attempt)
  if (range === null || asked === null) return
  const items = (await itemsOf(tx.db, attempt.id)).map(({ section_id, position }) => ({
    sectionId: section_id,
    number: position,
  }))
  const { settings } = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
  const current = openPage(items, settings.questionsPerPage, range)
  const next = rangeOfPage(items, settings.questionsPerPage, current + 1)
  if (asked !== current + 1 || next === null) return
  await setOpenRange(tx.db, attempt.id, next)
  await insertStep(tx.db, {
    id: newId(tx.now),
    attempt_id: attempt.id,
    kind: 'moved-on',
    at: tx.now,
    actor_id: attempt.person_id,
    detail: JSON.stringify({ page: asked, from: next.from, to: next.to }),
  })
}
