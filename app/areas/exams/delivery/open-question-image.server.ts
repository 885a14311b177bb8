import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { maySit, mayViewResult } from '../policy'
import { findAttempt, itemsOf } from '../queries.server'
import { openRangeOf, standingOf } from './open-range'

/**
 * The picture of one question of an attempt: for the person who sits it, later also for examiners. A picture is part of
 * its question, so nobody gets one of a question they were not given.
 * @throws AppError 404 where there is none, 403 for somebody else's attempt
 */
export async function openQuestionImage(
  ctx: Ctx,
  input: { attempt: string; item: string },
): Promise<{ sha256: string; mediaType: string; size: number }> {
  requirePerson(ctx)
  const attempt = await findAttempt(ctx.db, input.attempt)
  if (!attempt) throw notFound('exams.attempt-not-found')
  const owned = { personId: attempt.person_id, organisationId: attempt.organisation_id }
  authorise(attempt.state === 'open' ? maySit(ctx.actor, owned) : mayViewResult(ctx.actor, owned))
  const item = (await itemsOf(ctx.db, attempt.id)).find(({ id }) => id === input.item)
  // A picture is a question: where people go forward only, those of other pages are not shown while the attempt runs.
  const isHidden =
    attempt.state === 'open' && item !== undefined && standingOf(openRangeOf(attempt), item.position) !== 'open'
  if (isHidden) throw notFound('exams.attempt-not-found')
  const question = item && (await questionVersions(ctx, [item.question_version_id])).get(item.question_version_id)
  if (question?.type !== 'hotspot') throw notFound('exams.attempt-not-found')
  const { sha256, mediaType } = question.image
  const size = await ctx.files.size(sha256)
  if (size === null) throw notFound('exams.attempt-not-found')
  return { sha256, mediaType, size }
}
