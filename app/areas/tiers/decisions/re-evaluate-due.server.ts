import type { Ctx } from '~/platform/context.server'
import { setProgress } from '~/platform/jobs.server'
import { partnersOfTrack } from '../standings/queries.memberships.server'
import { dueStandings } from './queries.server'
import { reEvaluate } from './re-evaluate.server'

const BATCH = 200

/**
 * Looks again at partners for whom a date has come: a certificate ended, an amount left its window, a grace ran out.
 * Each partner is its own transaction; one that fails is logged and tried at the next run.
 * @returns how many were looked at
 */
export async function reEvaluateDue(ctx: Ctx): Promise<number> {
  const due = await dueStandings(ctx.db, ctx.now, BATCH)
  for (const { partner_id, track_id } of due) {
    try {
      await ctx.transaction((tx) =>
        reEvaluate(tx, { partnerId: partner_id, trackId: track_id, cause: { kind: 'date', id: null } }),
      )
    } catch (error) {
      ctx.log.error({ err: error, partner: partner_id }, 'a partner could not be decided anew')
    }
  }
  return due.length
}

/**
 * Decides every partner of a track anew, after its rules changed. Repeating it changes nothing. A partner that cannot be
 * decided keeps nobody else from it: the work fails at its end, and is tried again.
 * @throws when a partner could not be decided
 */
export async function reEvaluateTrack(
  ctx: Ctx,
  payload: { trackId: string },
  of: { jobId: string },
): Promise<{ partners: number }> {
  const partners = await partnersOfTrack(ctx.db, payload.trackId)
  let failed = 0
  for (const [index, { partner_id }] of partners.entries()) {
    try {
      await ctx.transaction((tx) =>
        reEvaluate(tx, { partnerId: partner_id, trackId: payload.trackId, cause: { kind: 'rules', id: null } }),
      )
    } catch (error) {
      failed += 1
      ctx.log.error({ err: error, partner: partner_id }, 'a partner could not be decided anew')
    }
    if (index % 20 === 0) await setProgress(ctx.db, of.jobId, index, partners.length)
  }
  await setProgress(ctx.db, of.jobId, partners.length, partners.length)
  if (failed > 0) throw new Error(`${failed} of ${partners.length} partners could not be decided anew`)
  return { partners: partners.length }
}
