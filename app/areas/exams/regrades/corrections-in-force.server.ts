import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { Change, Correction } from './correction'
import { correctionRows, lockCorrections } from './queries.server'

/** A correction with what learners are told of it. */
export type ExplainedCorrection = Correction & { at: number; reason: string }

/**
 * The corrections that count at this moment for some versions of questions, in the order they came into force. Inside a
 * transaction none comes or goes until it ends: what is marked with them is marked with all of them.
 */
export async function correctionsInForce(ctx: Ctx, versionIds: readonly string[]): Promise<ExplainedCorrection[]> {
  if (ctx.isTransaction) await lockCorrections(ctx.db, 'shared')
  const corrections = new Map<string, ExplainedCorrection & { versionIds: string[] }>()
  for (const row of await correctionRows(ctx.db, [...new Set(versionIds)])) {
    const known = corrections.get(row.id)
    if (known) known.versionIds.push(row.question_version_id)
    else
      corrections.set(row.id, {
        regradeId: row.id,
        versionIds: [row.question_version_id],
        examId: row.exam_id,
        change: json<Change>(row.change),
        at: row.at,
        reason: row.reason ?? '',
      })
  }
  return [...corrections.values()]
}
