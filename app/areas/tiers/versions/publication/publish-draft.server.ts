import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { effectiveFrom } from '../../language/programme'
import { mayManageProgramme } from '../../policy'
import { deleteDraft, lockDraft } from '../drafts/queries.server'
import { type RuleDraft, readDraft } from '../drafts/read-draft.server'
import { addVersion } from '../publish-programme.server'
import { findTrack, lockTrack, ruleVersions } from '../queries.server'
import { deleteTrialsOfDraft, updateTrial } from '../trials/queries.server'
import { readTrial, type Trial } from '../trials/read-trial.server'
import { mayPublish, type PublishReason } from './may-publish'
import { SEND_RULE_NOTICES_JOB } from './send-notices.server'

export type RulesPublished =
  | { published: true; versionId: string; effectiveAt: number }
  | { published: false; reasons: readonly (PublishReason | 'changed-meanwhile')[] }

/**
 * Publishes the draft that was reviewed; it takes effect on its own day. Every partner that was tried is told what it
 * means for it, in the background; nobody is where the track is run without tiers.
 * @param input.revision what the reviewer looked at
 * @throws AppError 403 `tiers.not-a-programme-manager`, 404 `tiers.draft-not-found`
 */
export async function publishDraft(ctx: Ctx, input: { draftId: string; revision: number }): Promise<RulesPublished> {
  authorise(mayManageProgramme(ctx.actor))
  return ctx.transaction(async (tx) => {
    await lockDraft(tx.db, input.draftId)
    const draft = await readDraft(tx, input.draftId)
    if (draft.revision !== input.revision) return { published: false, reasons: ['changed-meanwhile'] }
    const track = await lockTrack(tx.db, draft.track)
    const trial = await readTrial(tx, draft)
    const reasons = await reasonsAgainst(tx, draft, trial)
    if (reasons.length > 0 || !draft.checked.ok || !trial) return { published: false, reasons }
    const { programme } = draft.checked
    const { versionId } = await addVersion(tx, { source: draft.source, programme, origin: 'browser' })
    await updateTrial(tx.db, trial.id, { version_id: versionId })
    await deleteTrialsOfDraft(tx.db, draft.id)
    await deleteDraft(tx.db, draft.id)
    // Where a track is run without tiers nobody rises or falls by its rules.
    if (track?.has_tiers !== 0)
      await tx.enqueue({
        name: SEND_RULE_NOTICES_JOB,
        payload: { versionId, kind: 'announced' },
        dedupeKey: `${SEND_RULE_NOTICES_JOB}:${versionId}:announced`,
      })
    await tx.signal('vendor', 'rule-drafts-changed')
    return { published: true, versionId, effectiveAt: effectiveFrom(programme) }
  })
}

/** Why the draft may not be published now; the caller authorises. */
export async function reasonsAgainst(ctx: Ctx, draft: RuleDraft, trial: Trial | null): Promise<PublishReason[]> {
  const { checked } = draft
  const track = await findTrack(ctx.db, draft.track)
  const versions = (await ruleVersions(ctx.db)).filter(({ track_id }) => track_id === track?.id)
  return mayPublish({
    draft: checked.ok ? { hash: checked.hash, effectiveAt: effectiveFrom(checked.programme) } : null,
    versions: versions.map(({ hash, effective_at }) => ({ hash, effectiveAt: effective_at })),
    trial: trial?.state ?? { is: 'none' },
    now: ctx.now,
  })
}
