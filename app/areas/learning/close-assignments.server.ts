import { isCurrentMember } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { closeDoneRows, closeLeftRows, reopenDoneRows, type TargetOf } from './queries.assignments.server'

/**
 * What somebody was asked to do is done. It closes the assignments that were made before it was: an exam that was passed
 * two years ago does not answer today's request to pass it again.
 * @param doneAt epoch milliseconds
 */
export async function closeDoneAssignments(tx: Ctx, target: TargetOf, doneAt: number): Promise<void> {
  await tellChanged(tx, target.personId, await closeDoneRows(tx.db, target, doneAt))
}

async function tellChanged(tx: Ctx, personId: string, changed: readonly { organisation_id: string }[]): Promise<void> {
  if (changed.length === 0) return
  await tx.signal(`person:${personId}`, 'assigned')
  for (const organisationId of new Set(changed.map(({ organisation_id }) => organisation_id)))
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

/** Hears that an exam was marked again: a new pass does what was asked, and one that is none any more has not done it. */
export async function onResultChanged(
  tx: Ctx,
  event: {
    personId: string
    attempts: readonly {
      examSlug: string
      submittedAt: number
      before: { passed: boolean }
      after: { passed: boolean }
    }[]
  },
): Promise<void> {
  const { personId } = event
  for (const { examSlug, submittedAt, before, after } of event.attempts) {
    if (before.passed === after.passed) continue
    const target: TargetOf = { personId, kind: 'exam', slug: examSlug }
    if (after.passed) await closeDoneAssignments(tx, target, submittedAt)
    else await tellChanged(tx, personId, await reopenDoneRows(tx.db, target, submittedAt))
  }
}

/** Hears that a membership ended: what the company asked for is asked no more, not even after a return. */
export async function closeOnLeaving(tx: Ctx, event: { personId: string; organisationId: string }): Promise<void> {
  if (await isCurrentMember(tx, event)) return
  await closeLeftRows(tx.db, event, tx.now)
  await tx.signal(`organisation:${event.organisationId}`, 'learning-changed')
}
