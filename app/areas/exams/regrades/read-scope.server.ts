import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import type { Change, Correction } from './correction'
import type { Scope } from './queries.scope.server'
import { findRegrade, versionIdsOf } from './queries.server'

export type RegradeScope = Scope & { regradeId: string; change: Change }

/** @throws AppError 404 */
export async function readScope(ctx: Ctx, regradeId: string): Promise<RegradeScope> {
  const row = await findRegrade(ctx.db, regradeId)
  if (!row) throw notFound('exams.regrade-not-found')
  return {
    regradeId,
    examId: row.exam_id,
    change: json<Change>(row.change),
    versionIds: await versionIdsOf(ctx.db, regradeId),
  }
}

export const correctionOf = ({ regradeId, examId, versionIds, change }: RegradeScope): Correction => ({
  regradeId,
  examId,
  versionIds,
  change,
})
