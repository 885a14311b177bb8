import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { readDraft } from '../drafts/read-draft.server'
import { updateTrial } from './queries.server'
import { readTrial } from './read-trial.server'
import { trialSignal } from './trial-signal'

/**
 * Says that somebody has looked at what a draft would do. It holds for exactly the text that was tried.
 * @param input.trialId the run that was looked at
 * @throws AppError 403, 404 `tiers.draft-not-found`, 409 `tiers.trial-outdated`
 */
export async function reviewTrial(ctx: Ctx, input: { draftId: string; trialId: string }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const trial = await readTrial(tx, await readDraft(tx, input.draftId))
    if (trial?.id !== input.trialId || trial.state.is !== 'done') throw conflict('tiers.trial-outdated')
    if (trial.state.reviewedAt !== null) return
    await updateTrial(tx.db, trial.id, { reviewed_at: tx.now, reviewed_by: actorId(tx.actor) })
    await tx.audit({
      action: 'tiers.rule-trial-reviewed',
      subject: { kind: 'rule-draft', id: input.draftId },
      after: { hash: trial.hash, promoted: trial.summary?.promoted, demoted: trial.summary?.demoted },
    })
    await tx.signal('vendor', trialSignal(input.draftId))
  })
}
