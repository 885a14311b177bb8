import { isCurrentMember } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { closeDoneRows, closeLeftRows, type TargetOf } from './queries.assignments.server'

/**
 * What somebody was asked to do is done. It closes the assignments that were made before it was: an exam that was passed
 * two years ago does not answer today's request to pass it again.
 * @param doneAt epoch milliseconds
 */
export async function closeDoneAssignments(tx: Ctx, target: TargetOf, doneAt: number): Promise<void> {
  const closed = await closeDoneRows(tx.db, target, doneAt)
  if (closed.length === 0) return
  await tx.signal(`person:${target.personId}`, 'assigned')
  for (const organisationId of new Set(closed.map(({ organisation_id }) => organisation_id)))
    await tx.signal(`organisation:${organisationId}`, 'learning-changed')
}

/** Hears that an attempt ended. Exams lie above this area, so their event is taken as far as it matters here. */
export async function closeOnPass(
  tx: Ctx,
  event: { passed: boolean; examSlug: string; personId: string; submittedAt: number },
): Promise<void> {
  if (!event.passed) return
  await closeDoneAssignments(tx, { personId: event.personId, kind: 'exam', slug: event.examSlug }, event.submittedAt)
}

/** Hears that a membership ended: what the company asked for is asked no more, not even after a return. */
export async function closeOnLeaving(tx: Ctx, event: { personId: string; organisationId: string }): Promise<void> {
  if (await isCurrentMember(tx, event)) return
  await closeLeftRows(tx.db, event, tx.now)
  await tx.signal(`organisation:${event.organisationId}`, 'learning-changed')
}
