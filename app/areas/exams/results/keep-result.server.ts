import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { insertResult, type ResultRow } from '../queries.server'
import type { MarkedAttempt } from './mark-attempt'

/** Adds a result to those an attempt has; the highest number counts. */
export const keepResult = (
  tx: Ctx,
  attemptId: string,
  of: { cause: ResultRow['cause']; number: number; marked: MarkedAttempt },
) =>
  insertResult(tx.db, {
    id: newId(tx.now),
    attempt_id: attemptId,
    number: of.number,
    cause: of.cause,
    mark: of.marked.score.mark,
    max_mark: of.marked.score.maxMark,
    passed: of.marked.score.passed ? 1 : 0,
    verdict: JSON.stringify(of.marked.score),
    items: JSON.stringify(of.marked.items),
    marked_at: tx.now,
  })
