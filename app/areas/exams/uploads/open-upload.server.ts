import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayViewResult } from '../policy'
import { findAttempt } from '../queries.server'
import { filesOfItems } from './queries.server'

/**
 * A file that was handed in for a question: for the person who did, and for examiners.
 * @throws AppError 404 for a file that this question did not get, 403 for somebody else's attempt
 */
export async function openUpload(ctx: Ctx, input: { attempt: string; item: string; sha256: string }) {
  requirePerson(ctx)
  const attempt = await findAttempt(ctx.db, input.attempt)
  if (!attempt) throw notFound('exams.attempt-not-found')
  authorise(mayViewResult(ctx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
  const files = await filesOfItems(ctx.db, attempt.id, [input.item])
  const file = files.findLast(({ sha256 }) => sha256 === input.sha256)
  if (!file) throw notFound('exams.attempt-not-found')
  return { sha256: file.sha256, name: file.name, bytes: Number(file.bytes), mediaType: file.media_type }
}
