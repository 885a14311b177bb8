import { forecastCertificates } from '~/areas/certifications/regrades/forecast-certificates.server'
import { forecastResults } from '~/areas/exams/regrades/forecast-results.server'
import { keepPreview } from '~/areas/exams/regrades/keep-preview.server'
import { regradeSignal } from '~/areas/exams/regrades/regrade-state'
import type { Ctx } from '~/platform/context.server'
import { setProgress } from '~/platform/jobs.server'
import { forecastTiers } from './forecast-tiers.server'

/**
 * The work of a preview: marks that would change, the certificates that rest on them, and the tiers that rest on those.
 * It changes nothing but the preview; a run that dies is simply run again.
 */
export async function previewRegrade(
  ctx: Ctx,
  payload: { regradeId: string },
  of: { jobId: string },
): Promise<{ attempts: number }> {
  const { regradeId } = payload
  let told = 0
  const { verdicts, stamp } = await forecastResults(ctx, regradeId, async (done, total) => {
    // An open page fetches itself at each signal: fifty steps look smooth and cost little.
    if (done < total && done - told < total / 50) return
    told = done
    await setProgress(ctx.db, of.jobId, done, total)
    await ctx.signal('vendor', regradeSignal(regradeId))
  })
  await forecastTiers(ctx, regradeId, await forecastCertificates(ctx, regradeId, verdicts))
  await keepPreview(ctx, { regradeId, jobId: of.jobId, stamp })
  return { attempts: stamp.attempts }
}
