import type { Ctx } from '~/platform/context.server'
import type { Sentence } from '../describe/sentence'
import { type WhyLine, whyNot } from '../describe/why'
import type { Fact } from '../facts/facts'
import { type TierName, tierName } from '../standings/track-view'
import { programmeOf, rulesAsKnown } from '../versions/load-rules.server'
import { asKnown } from './as-known'
import { lateLine } from './history-news'
import type { DecisionStep } from './queries.server'

/** More are counted, not listed. */
const MOST_LINES = 6
const DAY = 86_400_000

/** The answer to "which tier on X, as known on Y"; `typed` is what the form asked, `problem` what is wrong with it. */
export type AsKnownView = {
  typed: { on: string; known: string }
  problem: 'on' | 'known' | null
  answer: {
    on: number
    known: number
    rulesAt: number
    earned: TierName | null
    held: { tier: TierName | null; isExpected: boolean } | null
    next: TierName | null
    whyNot: WhyLine[]
    later: { lines: Sentence[]; more: number }
  } | null
}

/** Answers the form of the history: without a date, only what it shows. The caller authorises. */
export async function answerOf(
  ctx: Ctx,
  of: {
    facts: readonly Fact[]
    steps: readonly DecisionStep[]
    trackId: string | null
    on?: string | undefined
    known?: string | undefined
  },
): Promise<AsKnownView> {
  const today = new Date(ctx.now).toISOString().slice(0, 10)
  const typed = { on: of.on ?? today, known: of.known ?? today }
  const [on, known] = [endOfDay(typed.on), endOfDay(typed.known)]
  if (on === null || known === null) return { typed, problem: on === null ? 'on' : 'known', answer: null }
  const asked = { on, known: Math.min(known, ctx.now) }
  const rules = of.trackId === null || of.on === undefined ? null : await rulesAsKnown(ctx, of.trackId, asked)
  if (!rules) return { typed, problem: null, answer: null }
  const { programme } = rules
  const last = of.steps.findLast(({ decided_at }) => decided_at <= asked.known)
  const tiersBefore = last ? (await programmeOf(ctx, last.rule_version_id)).tiers : programme.tiers
  const found = asKnown(programme, of.facts, { ...asked, tiersBefore, steps: of.steps })
  return {
    typed,
    problem: null,
    answer: {
      ...asked,
      rulesAt: rules.effectiveAt,
      earned: tierName(programme, found.proof.tier),
      held: found.held && { ...found.held, tier: tierName(programme, found.held.tier) },
      next: tierName(programme, found.next),
      whyNot: found.next === null ? [] : whyNot(programme, of.facts, found.proof, found.next),
      later: {
        lines: found.later.slice(0, MOST_LINES).map((fact) => lateLine(fact, programme, of.facts)),
        more: Math.max(0, found.later.length - MOST_LINES),
      },
    },
  }
}

/** The last moment of a day in UTC, as programmes count days; null for what is no day. */
function endOfDay(day: string): number | null {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day ? null : start + DAY - 1
}
