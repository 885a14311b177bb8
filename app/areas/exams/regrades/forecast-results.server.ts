import { setImmediate } from 'node:timers/promises'
import type { Question } from '~/areas/questions/registry'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { json } from '~/platform/json'
import { markAttempt } from '../results/mark-attempt'
import type { MarkedItemRecord } from '../results/marked-item'
import { readSheets } from '../results/read-sheets.server'
import type { Score } from '../results/score-attempt'
import type { Correction } from './correction'
import { correctionsInForce } from './corrections-in-force.server'
import { type ForecastRow, forgetForecast, insertForecast } from './queries.forecasts.server'
import { type ScopedAttempt, scopedAttempts, scopedIds, stampOf } from './queries.scope.server'
import { correctionOf, readScope } from './read-scope.server'
import { type Remark, remarkAttempt } from './remark-attempt'

/** Attempts read and marked at a time; between two portions the process answers others. */
const PORTION = 50

/** A verdict that a regrade would change, for the areas that rest on verdicts. */
export type ForecastVerdict = { attemptId: string; personId: string; passed: boolean }

/** What a preview was made from; when it differs the preview is of something that is no more. */
export type PreviewStamp = { attempts: number; results: number; corrections: string[] }

/**
 * Marks every attempt that a regrade concerns as if it were in force, keeps what that would change, and changes nothing.
 * The number of queries grows with portions only.
 * @param onProgress told after each portion
 * @returns the verdicts that would change, and what it was made from
 */
export async function forecastResults(
  ctx: Ctx,
  regradeId: string,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<{ verdicts: ForecastVerdict[]; stamp: PreviewStamp }> {
  const scope = await readScope(ctx, regradeId)
  const stamp = await readStamp(ctx, scope)
  await forgetForecast(ctx.db, regradeId)
  const known = new Map<string, Question>()
  const verdicts: ForecastVerdict[] = []
  const ids = await scopedIds(ctx.db, scope)
  for (let done = 0; done < ids.length; done += PORTION) {
    const attempts = await scopedAttempts(ctx.db, ids.slice(done, done + PORTION))
    const remarks = await remarkAll(ctx, attempts, { adding: correctionOf(scope), known })
    const rows = attempts.flatMap((attempt): ForecastRow[] => {
      const remark = remarks.get(attempt.id)
      if (!remark?.changed || !remark.effect) return []
      const { effect, before, after } = remark
      if (before.passed !== after.passed)
        verdicts.push({ attemptId: attempt.id, personId: attempt.person_id, passed: after.passed })
      return [
        {
          regrade_id: regradeId,
          attempt_id: attempt.id,
          effect,
          mark_before: before.mark,
          max_mark_before: before.maxMark,
          share_before: before.share,
          mark_after: after.mark,
          max_mark_after: after.maxMark,
          share_after: after.share,
        },
      ]
    })
    await insertForecast(ctx.db, rows)
    await onProgress(Math.min(done + PORTION, ids.length), stamp.attempts)
    await setImmediate()
  }
  return { verdicts, stamp }
}

export async function readStamp(
  ctx: Ctx,
  scope: { versionIds: readonly string[]; examId: string | null },
): Promise<PreviewStamp> {
  const corrections = (await correctionsInForce(ctx, scope.versionIds)).map(({ regradeId }) => regradeId)
  return { ...(await stampOf(ctx.db, scope)), corrections }
}

/**
 * What marking some attempts again would change, by attempt: with the corrections in force and, for a forecast, one more.
 * What waits for somebody's marks has no result yet and is not among them.
 */
export async function remarkAll(
  ctx: Ctx,
  attempts: readonly ScopedAttempt[],
  of: { adding?: Correction; known?: Map<string, Question> } = {},
): Promise<Map<string, Remark & { marked: ReturnType<typeof markAttempt> }>> {
  const read = await readSheets(ctx, attempts, of)
  const remarks = new Map<string, Remark & { marked: ReturnType<typeof markAttempt> }>()
  for (const attempt of attempts) {
    const sheet = read.sheets.get(attempt.id)
    invariant(sheet, 'what was asked for was read')
    const marked = markAttempt(sheet, read)
    const stored = { score: json<Score>(attempt.verdict), items: json<MarkedItemRecord[]>(attempt.items) }
    remarks.set(attempt.id, { ...remarkAttempt(stored, marked), marked })
  }
  return remarks
}
