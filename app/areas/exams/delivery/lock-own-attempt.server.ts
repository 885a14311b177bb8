import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { maySit } from '../policy'
import { type AttemptRow, lockAttempt } from '../queries.server'

/**
 * The attempt of the person who asks, locked until the transaction ends.
 * @throws AppError 401 without a person, 404 for an attempt that is not there, 403 for somebody else's
 */
export async function lockOwnAttempt(tx: Ctx, id: string): Promise<AttemptRow> {
  requirePerson(tx)
  const attempt = await lockAttempt(tx.db, id)
  if (!attempt) throw notFound('exams.attempt-not-found')
  authorise(maySit(tx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
  return attempt
}
