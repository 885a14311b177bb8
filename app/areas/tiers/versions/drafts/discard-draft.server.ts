import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { deleteTrialsOfDraft } from '../trials/queries.server'
import { deleteDraft, lockDraft } from './queries.server'

/** Throws a draft away with what was tried of it; what is published stays. @throws AppError 403, 404 */
export async function discardDraft(ctx: Ctx, input: { draftId: string }): Promise<{ track: string }> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    const row = await lockDraft(tx.db, input.draftId)
    if (!row) throw notFound('tiers.draft-not-found')
    await deleteTrialsOfDraft(tx.db, row.id)
    await deleteDraft(tx.db, row.id)
    await tx.audit({
      action: 'tiers.rule-draft-discarded',
      subject: { kind: 'rule-draft', id: row.id },
      before: { track: row.track, source: row.source },
    })
    await tx.signal('vendor', 'rule-drafts-changed')
    return { track: row.track }
  })
}
