import type { Ctx } from '~/platform/context.server'
import { inThread } from '~/platform/thread.server'
import { effectiveFrom, type Programme } from '../language/programme'
import { publishedInForce } from '../versions/load-rules.server'
import type { Threshold } from './earned-by-threshold'
import { partnersWithRegions } from './queries.server'
import type { WhatIfPartner, WhatIfWork } from './what-if-thread.server'

/** Side by side, as many as a small machine has cores; each reads and evaluates its share of the partners. */
const THREADS = 2
const LONGEST_MS = 10 * 60_000

export type WhatIfRun = {
  /** The moment that both versions were asked about: the day from which the new one counts, or now if that is past. */
  readonly at: number
  readonly partners: readonly WhatIfPartner[]
}

/**
 * What a version would make of every partner of a track, beside the version that would be in force without it. Reads and
 * decides nothing; certificates that end before the version's day count as ended for both.
 *
 * @param of.onProgress told often, how many partners are done of how many
 * @throws ThreadFailed when a thread failed, was stopped by `of.signal`, or took longer than ten minutes
 */
export async function runWhatIf(
  ctx: Ctx,
  of: {
    trackId: string
    to: Programme
    threshold?: Threshold | null
    onProgress?: (done: number, total: number) => void
    signal?: AbortSignal
  },
): Promise<WhatIfRun> {
  const at = Math.max(ctx.now, effectiveFrom(of.to))
  const from = (await publishedInForce(ctx, at)).get(of.trackId)?.programme ?? null
  const partners = await partnersWithRegions(ctx.db, of.trackId)
  const size = Math.ceil(partners.length / THREADS)
  const done = Array.from({ length: THREADS }, () => 0)
  // A share that fails ends the others: without it they are for nothing.
  const together = new AbortController()
  const shares = await Promise.all(
    done.map((_, thread) => {
      const work: WhatIfWork = {
        ...{ databaseUrl: ctx.config.databaseUrl, trackId: of.trackId, from, to: of.to, at, knownAt: ctx.now },
        partners: partners.slice(thread * size, (thread + 1) * size),
        threshold: of.threshold ?? null,
      }
      if (work.partners.length === 0) return []
      return inThread<WhatIfWork, number, WhatIfPartner[]>(
        new URL('./what-if-thread.server.ts', import.meta.url),
        work,
        {
          timeoutMs: LONGEST_MS,
          onProgress: (count) => {
            done[thread] = count
            of.onProgress?.(
              done.reduce((sum, one) => sum + one, 0),
              partners.length,
            )
          },
          signal: of.signal ? AbortSignal.any([of.signal, together.signal]) : together.signal,
        },
      ).catch((error) => {
        together.abort()
        throw error
      })
    }),
  )
  return { at, partners: shares.flat() }
}
