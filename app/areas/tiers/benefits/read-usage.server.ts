import { addMonths } from '~/platform/calendar'
import type { Ctx } from '~/platform/context.server'
import type { Fact } from '../facts/facts'
import type { BenefitDefinition } from '../language/programme'
import { momentOf } from '../standings/choose-track.server'
import { entitlement, type TrackHistory } from './entitlement'
import { type Fund, type FundUse, fundOf } from './fund'
import { countLicences, type LicenceCount, type LicenceUse } from './licences'
import { fundUsesOf, licencesOf, type Place, requestsOf } from './queries.uses.server'
import {
  type AnswerState,
  answerState,
  countAnswers,
  type SupportCount,
  type SupportRequest,
  targetAt,
} from './support'

/** Of what months the answers of support are counted. */
const SUPPORT_MONTHS = 12

/** What is used of a benefit that is counted, with the entries behind it. */
export type Usage =
  | { kind: 'licences'; count: LicenceCount; uses: LicenceUse[] }
  | { kind: 'fund'; fund: Fund; years: number[]; uses: FundUse[] }
  | {
      kind: 'answers'
      /** Hours that apply now. */
      target: number | null
      count: SupportCount
      requests: (SupportRequest & { target: number | null; state: AnswerState })[]
    }

/** One query for a benefit that is counted, none for others; null for those. */
export async function readUsage(
  ctx: Ctx,
  of: {
    place: Place
    definition: BenefitDefinition
    history: TrackHistory
    facts: readonly Fact[]
    /** Of a fund; this year unless named. */
    year?: number | undefined
  },
): Promise<Usage | null> {
  const { place, definition, history } = of
  switch (definition.usage?.kind) {
    case undefined:
      return null
    case 'licences': {
      const uses = await licencesOf(ctx.db, place)
      return { kind: 'licences', uses, count: countLicences(uses, entitlement([history], place.benefit, ctx.now)) }
    }
    case 'fund': {
      const uses = await fundUsesOf(ctx.db, place)
      const thisYear = new Date(ctx.now).getUTCFullYear()
      const year = of.year ?? thisYear
      const fund = fundOf(history, place.benefit, { facts: of.facts, uses, year, now: momentOf(ctx, of) })
      const first = history.steps[0] ? new Date(history.steps[0].at).getUTCFullYear() : thisYear
      const years = Array.from({ length: thisYear - first + 1 }, (_, index) => thisYear - index)
      return fund && { kind: 'fund', fund, years, uses: uses.filter((use) => use.year === year) }
    }
    case 'answers': {
      const asked = await requestsOf(ctx.db, place, addMonths(ctx.now, -SUPPORT_MONTHS))
      const requests = asked.map((request) => {
        const target = targetAt(history, place.benefit, request.askedAt)
        return { ...request, target, state: answerState(request, target, ctx.now) }
      })
      const target = targetAt(history, place.benefit, ctx.now)
      return { kind: 'answers', target, requests, count: countAnswers(requests.map(({ state }) => state)) }
    }
  }
}
