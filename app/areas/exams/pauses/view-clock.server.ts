import { findPerson } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { pinnedExam } from '../blueprints/pinned-exam'
import { mayPause } from '../policy'
import { findAttempt, findVersion } from '../queries.server'

/**
 * Whose clock an examiner is about to stop, and of which exam.
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.attempt-not-found`
 */
export async function viewClock(
  ctx: Ctx,
  attemptId: string,
): Promise<{ attemptId: string; person: string; exam: { slug: string; title: string } }> {
  authorise(mayPause(ctx.actor))
  const attempt = await findAttempt(ctx.db, attemptId)
  if (!attempt) throw notFound('exams.attempt-not-found')
  const { slug, title } = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const person = await findPerson(ctx, attempt.person_id)
  return { attemptId, person: person?.name ?? '', exam: { slug, title } }
}
