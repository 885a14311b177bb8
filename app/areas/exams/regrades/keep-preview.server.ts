import type { Ctx } from '~/platform/context.server'
import type { PreviewStamp } from './forecast-results.server'
import { stepsOf } from './queries.server'
import { regradeSignal } from './regrade-state'
import { lockedState, takeStep } from './take-step.server'

/** Says that a preview is complete, unless the regrade was put aside or a newer preview was asked for meanwhile. */
export const keepPreview = (ctx: Ctx, of: { regradeId: string; jobId: string; stamp: PreviewStamp }): Promise<void> =>
  ctx.transaction(async (tx) => {
    const state = await lockedState(tx, of.regradeId)
    const last = (await stepsOf(tx.db, [of.regradeId])).at(-1)
    if (state !== 'previewing' || last?.job_id !== of.jobId) return
    await takeStep(tx, of.regradeId, { kind: 'previewed', detail: of.stamp })
    await tx.signal('vendor', regradeSignal(of.regradeId))
    await tx.signal('vendor', 'regrades-changed')
  })
