import { mayRegrade } from '~/areas/exams/policy'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { readRational, toNumber } from '~/platform/rational'
import type { TransitionChange } from '../decisions/transition'
import { describeRule } from '../describe/rule'
import type { Sentence } from '../describe/sentence'
import type { Names } from '../language/names'
import { findRule } from '../language/rule'
import { namesOf } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { programmeOf } from '../versions/load-rules.server'
import type { ForecastDetail } from './forecast-tiers.server'
import { countForecast, forecastPage } from './queries.server'

/** How a partner's tier would move. Times are epoch milliseconds. */
export type TierForecast = {
  number: number
  partner: { name: string; slug: string }
  track: LocalText
  before: TierName | null
  after: TierName | null
  earned: TierName | null
  change: TransitionChange
  graceUntil: number | null
  lines: { line: Sentence; before: number; observed: number; needed: number; isMet: boolean; fails: boolean }[]
}

/** In how many tracks of partners the tier or its grace would be another. @throws AppError 403 */
export async function countTierForecast(ctx: Ctx, regradeId: string): Promise<number> {
  authorise(mayRegrade(ctx.actor))
  return countForecast(ctx.db, regradeId)
}

/** A page of the tiers that a regrade would move, by partner. @throws AppError 403 */
export async function listTierForecast(
  ctx: Ctx,
  regradeId: string,
  of: { page: number; pageSize: number },
): Promise<{ moves: TierForecast[]; names: Names }> {
  authorise(mayRegrade(ctx.actor))
  const rows = await forecastPage(ctx.db, regradeId, { limit: of.pageSize, offset: (of.page - 1) * of.pageSize })
  const moves: TierForecast[] = []
  for (const row of rows) {
    const detail = json<ForecastDetail>(row.detail)
    const programme = await programmeOf(ctx, detail.ruleVersionId)
    moves.push({
      number: row.number,
      partner: { name: row.name, slug: row.slug },
      track: programme.title,
      before: tierName(programme, detail.held),
      after: tierName(programme, detail.heldAfter),
      earned: tierName(programme, detail.earnedAfter),
      change: detail.change,
      graceUntil: detail.graceUntilAfter,
      lines: detail.lines.flatMap(({ ruleId, before, observed, needed, met, fails }) => {
        const rule = findRule(programme.tiers, ruleId)
        if (!rule) return []
        const [was, is, asked] = [before, observed, needed].map((text) => toNumber(readRational(text)))
        return [
          {
            line: describeRule(rule, programme),
            before: was ?? 0,
            observed: is ?? 0,
            needed: asked ?? 0,
            isMet: met,
            fails,
          },
        ]
      }),
    })
  }
  return { moves, names: await namesOf(ctx, []) }
}
