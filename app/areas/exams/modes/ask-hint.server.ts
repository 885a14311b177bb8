import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { pinnedExam } from '../blueprints/pinned-exam'
import { lockOwnAttempt } from '../delivery/lock-own-attempt.server'
import { openRangeOf, standingOf } from '../delivery/open-range'
import { decideSave, type Refused } from '../delivery/save-responses.server'
import { findVersion, itemsOf } from '../queries.server'
import { type HintDecision, mayAskHint } from './hints-shown'
import { isFinished } from './may-try'
import { deliveredAs } from './mode-settings'
import { hintsOf, insertHint, triesOf } from './queries.server'

type HintAsked =
  | { shown: true; number: number }
  | { shown: false; reason: Exclude<HintDecision, { allow: true }>['reason'] | Refused['reason'] }

/**
 * Shows the next hint of a question, in practice. That it was asked for is kept.
 * @param input.number the hint that the page offered; one that is shown already is not counted again
 * @throws AppError 404 for an attempt or question that is not there, 403 for somebody else's
 */
export async function askHint(
  ctx: Ctx,
  input: { attempt: string; item: string; holder: string; number: number },
): Promise<HintAsked> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    const save = decideSave(attempt, input.holder, tx.now)
    if (!save.accept) return { shown: false, reason: save.reason }
    if (save.late) return { shown: false, reason: 'too-late' }
    const item = (await itemsOf(tx.db, attempt.id)).find(({ id }) => id === input.item)
    if (!item || standingOf(openRangeOf(attempt), item.position) !== 'open') throw notFound('exams.attempt-not-found')
    const question = (await questionVersions(tx, [item.question_version_id])).get(item.question_version_id)
    invariant(question, `question version ${item.question_version_id} is kept for good`)

    const delivered = deliveredAs(pinnedExam(await findVersion(tx.db, attempt.exam_version_id)).settings)
    const asked = (await hintsOf(tx.db, attempt.id)).get(item.id) ?? 0
    if (input.number <= asked) return { shown: true, number: asked }
    const decision = mayAskHint(delivered.mode, {
      asked,
      all: question.hints?.length ?? 0,
      isFinished: isFinished(delivered, (await triesOf(tx.db, attempt.id)).get(item.id) ?? []),
    })
    if (!decision.allow) return { shown: false, reason: decision.reason }
    await insertHint(tx.db, {
      attempt_id: attempt.id,
      item_id: item.id,
      number: decision.number,
      shown_at: tx.now,
    })
    return { shown: true, number: decision.number }
  })
}
