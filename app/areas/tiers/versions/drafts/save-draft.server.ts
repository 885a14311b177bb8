import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invalid, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { lockDraft, updateDraft } from './queries.server'

export type DraftSaved =
  | { saved: true; revision: number }
  /** somebody else has changed the draft since this form was made: nothing was kept */
  | { saved: false; revision: number }

/** Longer than any rules are read; what is longer is not kept. */
export const LONGEST_SOURCE = 256_000

/**
 * Keeps the text of a draft, right or not.
 * @param input.revision the revision that the text was made from
 * @throws AppError 403 `tiers.not-a-programme-manager`, 404 `tiers.draft-not-found`, 422 `tiers.draft-too-long`
 */
export async function saveDraft(
  ctx: Ctx,
  input: { draftId: string; revision: number; source: string },
): Promise<DraftSaved> {
  authorise(mayManageProgramme(ctx.actor))
  const source = input.source.replaceAll('\r\n', '\n')
  if (source.length > LONGEST_SOURCE) throw invalid('tiers.draft-too-long')
  return ctx.transaction(async (tx) => {
    const row = await lockDraft(tx.db, input.draftId)
    if (!row) throw notFound('tiers.draft-not-found')
    if (row.source === source) return { saved: true, revision: row.revision }
    if (row.revision !== input.revision) return { saved: false, revision: row.revision }
    const revision = row.revision + 1
    await updateDraft(tx.db, row.id, { source, revision, updated_at: tx.now, updated_by: actorId(tx.actor) })
    return { saved: true, revision }
  })
}
