import type { Ctx } from '~/platform/context.server'
import { setProgress } from '~/platform/jobs.server'
import { json } from '~/platform/json'
import type { Programme } from '../../language/programme'
import { runWhatIf } from '../../what-if/run-what-if.server'
import { sumUp } from '../../what-if/sum-up'
import { findTrack } from '../queries.server'
import { clearTrialPartners, findTrial, insertTrialPartners, updateTrial } from './queries.server'
import { progressTeller } from './tell-progress.server'
import { trialSignal } from './trial-signal'

/** Partners that are kept in one transaction: others write in between. */
const PORTION = 500

/**
 * The work of a what-if: every partner of the track under the draft's rules, kept with the hash that was tried. It decides
 * nothing; a run that dies is simply run again, and one whose draft was changed meanwhile is left.
 */
export async function runTrial(
  ctx: Ctx,
  payload: { trialId: string },
  of: { jobId: string },
): Promise<{ partners: number }> {
  const trial = await findTrial(ctx.db, payload.trialId)
  if (!trial || trial.done_at !== null) return { partners: 0 }
  const to = json<Programme>(trial.programme)
  const track = await findTrack(ctx.db, trial.track)
  const progress = progressTeller(ctx, { jobId: of.jobId, draftId: trial.draft_id })
  const run = track
    ? await runWhatIf(ctx, { trackId: track.id, to, onProgress: progress.tell })
    : { at: ctx.now, partners: [] }
  await progress.settled()
  await ctx.transaction((tx) => clearTrialPartners(tx.db, trial.id))
  for (let from = 0; from < run.partners.length; from += PORTION)
    await ctx.transaction(async (tx) => {
      if (!(await findTrial(tx.db, trial.id))) return
      await insertTrialPartners(
        tx.db,
        run.partners.slice(from, from + PORTION).map(({ partnerId, region, comparison }) => ({
          ...{ trial_id: trial.id, partner_id: partnerId, region, change: comparison.change },
          tier_before: comparison.before.comesTo,
          tier_after: comparison.after.comesTo,
          content: JSON.stringify(comparison),
          notified_at: null,
        })),
      )
    })
  await ctx.transaction(async (tx) => {
    await setProgress(tx.db, of.jobId, run.partners.length, run.partners.length)
    await updateTrial(tx.db, trial.id, {
      at: run.at,
      done_at: tx.now,
      summary: JSON.stringify(sumUp(run.partners)),
    })
    await tx.signal('vendor', trialSignal(trial.draft_id))
  })
  return { partners: run.partners.length }
}
