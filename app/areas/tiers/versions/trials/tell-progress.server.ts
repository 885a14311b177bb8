import type { Ctx } from '~/platform/context.server'
import { setProgress } from '~/platform/jobs.server'
import { trialSignal } from './trial-signal'

/**
 * Keeps how far a job is and tells open pages, fifty times at most: an open page fetches itself at each. What is told
 * while the last word is being kept is passed over; `settled` waits for it.
 */
export function progressTeller(ctx: Ctx, of: { jobId: string; draftId: string }) {
  let told = 0
  let turn: Promise<unknown> = Promise.resolve()
  let isKeeping = false
  return {
    tell(done: number, total: number): void {
      if (isKeeping || (done < total && done - told < total / 50)) return
      told = done
      isKeeping = true
      turn = keep(done, total).finally(() => {
        isKeeping = false
      })
    },
    settled: () => turn,
  }

  async function keep(done: number, total: number): Promise<void> {
    try {
      await setProgress(ctx.db, of.jobId, done, total)
      await ctx.signal('vendor', trialSignal(of.draftId))
    } catch (error) {
      // The work goes on; only its bar stands still until the next word.
      ctx.log.warn({ err: error }, 'the progress of a what-if could not be told')
    }
  }
}
