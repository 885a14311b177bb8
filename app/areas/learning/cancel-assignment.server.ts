import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { maySeeTeam } from './policy'
import { assignmentById, cancelRow } from './queries.assignments.server'

/**
 * Takes an assignment back. What was learned stays; one that is done or cancelled already is left as it is.
 * @throws AppError 403 `learning.not-a-manager`, 404 `learning.assignment-not-found` (also when it is of another company)
 */
export async function cancelAssignment(ctx: Ctx, assignmentId: string): Promise<{ cancelled: boolean }> {
  const actor = requirePerson(ctx)
  authorise(maySeeTeam(actor, actor.organisationId))
  const row = await assignmentById(ctx.db, assignmentId)
  // That it exists elsewhere is nobody's business here.
  if (!row || row.organisation_id !== actor.organisationId) throw notFound('learning.assignment-not-found')
  return ctx.transaction(async (tx) => {
    const cancelled = await cancelRow(tx.db, assignmentId, actor.personId, tx.now)
    if (cancelled) {
      await tx.signal(`person:${row.person_id}`, 'assigned')
      await tx.signal(`organisation:${actor.organisationId}`, 'learning-changed')
    }
    return { cancelled }
  })
}
