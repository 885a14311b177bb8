import { z } from 'zod'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { lockOwnAttempt } from '../delivery/lock-own-attempt.server'
import { countSignals, insertSignals } from './queries.server'

/** What the page of an attempt tells: how often something happened, and how many milliseconds ago it began. */
export const signalsSchema = z.strictObject({
  signals: z
    .array(
      z.strictObject({
        kind: z.enum(['focus-lost', 'paste']),
        count: z.number().int().min(1).max(1_000),
        ago: z
          .number()
          .int()
          .min(0)
          .max(24 * 3_600_000),
      }),
    )
    .min(1)
    .max(20),
})

/** More rows than this say nothing new, whatever a browser sends. */
const MOST = 500

/**
 * Keeps that the page lost the focus or that something was pasted: how often and when, never what. It decides nothing; it
 * is something an examiner may look at. Only of an attempt that runs.
 * @throws AppError 404 for an attempt that is not there, 403 for somebody else's
 */
export async function recordSignals(
  ctx: Ctx,
  input: z.infer<typeof signalsSchema> & { attempt: string },
): Promise<{ kept: number }> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, input.attempt)
    if (attempt.state !== 'open') return { kept: 0 }
    const room = MOST - (await countSignals(tx.db, attempt.id))
    const rows = input.signals.slice(0, Math.max(0, room)).map(({ kind, count, ago }) => ({
      id: newId(tx.now),
      attempt_id: attempt.id,
      kind,
      count,
      at: Math.max(attempt.started_at, tx.now - ago),
      received_at: tx.now,
    }))
    if (rows.length > 0) await insertSignals(tx.db, rows)
    return { kept: rows.length }
  })
}
