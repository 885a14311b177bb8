import { isAnswered, markResponse } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { moduleOf } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { formatRational } from '~/platform/rational'
import { pinnedExam } from '../blueprints/pinned-exam'
import { savedItems } from '../delivery/keep-steps.server'
import { lockOwnAttempt } from '../delivery/lock-own-attempt.server'
import { openRangeOf, standingOf } from '../delivery/open-range'
import { decideSave, type Refused } from '../delivery/save-responses.server'
import { findVersion, itemsOf } from '../queries.server'
import { isFinished, mayTry, type TryDecision } from './may-try'
import { deliveredAs } from './mode-settings'
import { insertTry, triesOf } from './queries.server'

export type TriedAnswer =
  | { tried: true; number: number }
  | { tried: false; reason: Exclude<TryDecision, { allow: true }>['reason'] | Refused['reason'] }

/**
 * Checks the answer that is saved for one question: in practice as often as one likes, in an exam with retries until it
 * is right or no try is left. It marks what is saved and takes no answer itself, so the page saves first.
 * @throws AppError 404 for an attempt or question that is not there, 403 for somebody else's
 */
export async function tryAnswer(
  ctx: Ctx,
  input: { attempt: string; item: string; holder: string },
): Promise<TriedAnswer> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    const save = decideSave(attempt, input.holder, tx.now)
    if (!save.accept) return { tried: false, reason: save.reason }
    if (save.late) return { tried: false, reason: 'too-late' }
    const item = (await itemsOf(tx.db, attempt.id)).find(({ id }) => id === input.item)
    if (!item || standingOf(openRangeOf(attempt), item.position) !== 'open') throw notFound('exams.attempt-not-found')
    const question = (await questionVersions(tx, [item.question_version_id])).get(item.question_version_id)
    invariant(question, `question version ${item.question_version_id} is kept for good`)

    const delivered = deliveredAs(pinnedExam(await findVersion(tx.db, attempt.exam_version_id)).settings)
    const tries = (await triesOf(tx.db, attempt.id)).get(item.id) ?? []
    const response = (await savedItems(tx, attempt, [item.id])).get(item.id)?.kept?.response ?? null
    const raw = response === null ? null : json<unknown>(response)
    const decision = mayTry(delivered, tries, {
      response,
      isGiven: raw !== null && isAnswered(question, raw),
      isManual: moduleOf(question.type)?.manual ?? false,
    })
    if (!decision.allow) return { tried: false, reason: decision.reason }
    invariant(response !== null, 'an answer that may be checked is there')
    const mark = markResponse(question, json<string[]>(item.option_ids), raw)
    await insertTry(tx.db, {
      attempt_id: attempt.id,
      item_id: item.id,
      number: decision.number,
      response,
      fraction: formatRational(mark.fraction),
      outcome: mark.outcome,
      reasons: JSON.stringify(mark.reasons),
      ended: isFinished(delivered, [...tries, mark]) ? 1 : 0,
      tried_at: tx.now,
    })
    return { tried: true, number: decision.number }
  })
}
