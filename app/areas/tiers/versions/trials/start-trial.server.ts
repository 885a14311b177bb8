import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { effectiveFrom } from '../../language/programme'
import { compileProgramme } from '../../parse/parse-programme'
import { mayManageProgramme } from '../../policy'
import { checkSource } from '../drafts/check-source.server'
import { lockDraft } from '../drafts/queries.server'
import { publishedInForce } from '../load-rules.server'
import { findTrack } from '../queries.server'
import { deleteTrialsOfDraft, insertTrial } from './queries.server'
import { trialSignal } from './trial-signal'

export const RUN_TRIAL_JOB = 'tiers.run-rule-trial'

/**
 * Asks for a draft to be tried on every partner of its track, in the background. What was tried of it before is given up.
 * @throws AppError 403, 404 `tiers.draft-not-found`, 409 `tiers.draft-not-right` while its text has problems
 */
export async function startTrial(ctx: Ctx, input: { draftId: string }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const draft = await lockDraft(tx.db, input.draftId)
    if (!draft) throw notFound('tiers.draft-not-found')
    const checked = await checkSource(tx, draft.source, { track: draft.track })
    if (!checked.ok) throw conflict('tiers.draft-not-right')
    const id = newId(tx.now)
    await deleteTrialsOfDraft(tx.db, draft.id)
    await insertTrial(tx.db, {
      ...{ id, draft_id: draft.id, track: draft.track, hash: checked.hash },
      base_version_id: await baseOf(tx, draft.track, effectiveFrom(checked.programme)),
      programme: compileProgramme(checked.programme),
      job_id: await tx.enqueue({ name: RUN_TRIAL_JOB, payload: { trialId: id } }),
      ...{ asked_at: tx.now, asked_by: actorId(tx.actor), at: null, done_at: null, summary: null },
      ...{ reviewed_at: null, reviewed_by: null, version_id: null },
    })
    await tx.audit({
      action: 'tiers.rule-trial-started',
      subject: { kind: 'rule-draft', id: draft.id },
      after: { hash: checked.hash },
    })
    await tx.signal('vendor', trialSignal(draft.id))
  })
}

/** The version that would be in force on a day without the new one, or now when the day is past. */
export async function baseOf(ctx: Ctx, trackSlug: string, effectiveAt: number): Promise<string | null> {
  const track = await findTrack(ctx.db, trackSlug)
  const inForce = await publishedInForce(ctx, Math.max(ctx.now, effectiveAt))
  return track ? (inForce.get(track.id)?.versionId ?? null) : null
}
