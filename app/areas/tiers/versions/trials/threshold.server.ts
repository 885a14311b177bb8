import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { setProgress } from '~/platform/jobs.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import type { Programme } from '../../language/programme'
import { mayManageProgramme } from '../../policy'
import { runWhatIf } from '../../what-if/run-what-if.server'
import { readDraft } from '../drafts/read-draft.server'
import { programmeOf } from '../load-rules.server'
import { findTrack } from '../queries.server'
import { findTrial, keepCurve, putThreshold, thresholdOf } from './queries.server'
import { readTrial } from './read-trial.server'
import { progressTeller } from './tell-progress.server'
import { thresholdCurve } from './threshold-curve'
import { movableThresholds } from './threshold-list'
import { trialSignal } from './trial-signal'

export const RUN_THRESHOLD_JOB = 'tiers.run-rule-threshold'

/**
 * Asks for a threshold of a draft that was tried to be worked out for every partner, in the background.
 * @param input.key as `movableThresholds` names it
 * @throws AppError 403, 404 `tiers.draft-not-found` or `tiers.threshold-not-found`, 409 `tiers.trial-outdated`
 */
export async function startThreshold(ctx: Ctx, input: { draftId: string; key: string }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const trial = await readTrial(tx, await readDraft(tx, input.draftId))
    if (trial?.state.is !== 'done') throw conflict('tiers.trial-outdated')
    if (!movableThresholds(trial.to).some(({ key }) => key === input.key)) throw notFound('tiers.threshold-not-found')
    const known = await thresholdOf(tx.db, trial.id, input.key)
    if (known?.curve || (known && known.job_state === 'ready')) return
    const jobId = await tx.enqueue({ name: RUN_THRESHOLD_JOB, payload: { trialId: trial.id, key: input.key } })
    await putThreshold(tx.db, { trial_id: trial.id, threshold: input.key, job_id: jobId, curve: null })
    await tx.signal('vendor', trialSignal(input.draftId))
  })
}

/** The work: each partner once, at every value at which anything changes for it. A run that dies is simply run again. */
export async function runThreshold(
  ctx: Ctx,
  payload: { trialId: string; key: string },
  of: { jobId: string },
): Promise<{ partners: number }> {
  const trial = await findTrial(ctx.db, payload.trialId)
  const track = trial && (await findTrack(ctx.db, trial.track))
  if (!trial || !track) return { partners: 0 }
  const to = json<Programme>(trial.programme)
  const chosen = movableThresholds(to).find(({ key }) => key === payload.key)
  if (!chosen) return { partners: 0 }
  const from = trial.base_version_id === null ? null : await programmeOf(ctx, trial.base_version_id)
  const progress = progressTeller(ctx, { jobId: of.jobId, draftId: trial.draft_id })
  const { threshold } = chosen
  const run = await runWhatIf(ctx, { trackId: track.id, to, threshold, onProgress: progress.tell })
  await progress.settled()
  const partners = run.partners.flatMap(({ comparison, byThreshold }) =>
    byThreshold ? [{ before: comparison.before.comesTo, earned: byThreshold }] : [],
  )
  await ctx.transaction(async (tx) => {
    await setProgress(tx.db, of.jobId, partners.length, partners.length)
    await keepCurve(tx.db, trial.id, payload.key, JSON.stringify(thresholdCurve(partners, { from, to })))
    await tx.signal('vendor', trialSignal(trial.draft_id))
  })
  return { partners: partners.length }
}
