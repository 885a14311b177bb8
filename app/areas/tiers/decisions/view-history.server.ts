import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { type ChecklistItem, unitOf } from '../describe/checklist'
import { describeCause } from '../describe/forecast'
import { describeRule } from '../describe/rule'
import type { Sentence } from '../describe/sentence'
import { describeReason } from '../describe/transition'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Names } from '../language/names'
import { effectiveFrom, type Programme, rankOf } from '../language/programme'
import { findRule } from '../language/rule'
import { HISTORY_PAGE } from '../page-sizes'
import { mayViewTier } from '../policy'
import { chooseTrack, type TrackTab, tabsOf } from '../standings/choose-track.server'
import { readPartner } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { programmeOf } from '../versions/load-rules.server'
import { type AsKnownView, answerOf } from './answer-as-known.server'
import { type ChangedLeaf, changedLeaves } from './forecast'
import { type HistoryMark, isLate, lateLine, lineOf, marksOf, newsOf } from './history-news'
import { nextDatesIndexed } from './next-dates'
import { type DecisionStep, decisionHistory, proofsOf } from './queries.server'
import type { DecisionCause } from './re-evaluate.server'
import { retiredLine, retiredNews } from './retired-news'
import { type TierPeriod, tierPeriods } from './tier-periods'
import type { Transition, TransitionChange } from './transition'

/** More of one kind are counted, not listed. */
const MOST_LINES = 4

export type HistoryEntry = {
  id: string
  number: number
  at: number
  change: TransitionChange
  before: TierName | null
  after: TierName | null
  graceUntil: number | null
  cause: DecisionCause['kind']
  /** What sets it apart from news of the day. */
  marks: HistoryMark[]
  /** When the rules that were applied came into force; epoch milliseconds. */
  rulesAt: number
  /** What had happened: facts that became known, or dates that came. */
  events: { lines: Sentence[]; more: number }
  /** Requirements of the tiers held and of the next one whose numbers changed with it. */
  changes: (Pick<ChangedLeaf, 'before' | 'observed' | 'needed' | 'met'> & {
    line: Sentence
    unit: ChecklistItem['unit']
  })[]
  /** Of money in `changes`; ISO 4217. */
  currency: string
  reasons: Sentence[]
}

export type HistoryView = {
  partner: { id: string; name: string; slug: string }
  names: Names
  tracks: TrackTab[]
  track: { slug: string; title: LocalText } | null
  /** Newest first. */
  entries: HistoryEntry[]
  /** From the first decision until now, and the names of all tiers there were, lowest first. */
  periods: (TierPeriod & { name: TierName | null })[]
  ladder: TierName[]
  asKnown: AsKnownView
  total: number
  page: number
}

/**
 * Every decision about a partner in a track with what led to it, a page at a time.
 * @throws AppError 403 for members of other partners; 404 for a track that the partner is not in
 */
export async function viewHistory(
  ctx: Ctx,
  of: { partnerId: string; track?: string; page: number; on?: string | undefined; known?: string | undefined },
): Promise<HistoryView> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId })
  const chosen = chooseTrack(state, of.track)
  const steps = chosen ? await decisionHistory(ctx.db, of.partnerId, chosen.id) : []
  const last = steps.length - (of.page - 1) * HISTORY_PAGE
  const from = Math.max(0, last - HISTORY_PAGE)
  const shown = steps.slice(from, Math.max(0, last))
  const proofs = await loadProofs(ctx, steps.slice(Math.max(0, from - 1), Math.max(0, last)))
  const entries: HistoryEntry[] = []
  for (const [index, step] of shown.entries()) {
    const earlier = steps[from + index - 1] ?? null
    const programme = await programmeOf(ctx, step.rule_version_id)
    const programmeBefore = earlier ? await programmeOf(ctx, earlier.rule_version_id) : programme
    entries.push(entryOf(step, earlier, { programme, programmeBefore, facts: state.facts, proofs }))
  }
  return {
    partner: { id: state.partner.id, name: state.partner.name, slug: state.partner.slug },
    names: state.names,
    tracks: tabsOf(state),
    track: chosen ? { slug: chosen.slug, title: chosen.rules?.programme.title ?? { en: chosen.slug } } : null,
    entries: entries.reverse(),
    ...(await runOf(ctx, steps)),
    asKnown: await answerOf(ctx, { facts: state.facts, steps, trackId: chosen?.id ?? null, ...of }),
    total: steps.length,
    page: of.page,
  }
}

/** What was held from the first decision until now. */
async function runOf(ctx: Ctx, steps: readonly DecisionStep[]): Promise<Pick<HistoryView, 'periods' | 'ladder'>> {
  const periods: HistoryView['periods'] = []
  const ladder = new Map<string, TierName>()
  for (const period of tierPeriods(steps, ctx.now)) {
    const step = steps.find(({ decided_at }) => decided_at === period.from)
    const programme = step && (await programmeOf(ctx, step.rule_version_id))
    for (const { slug } of programme?.tiers ?? []) {
      const name = programme && tierName(programme, slug)
      if (name) ladder.set(slug, name)
    }
    periods.push({ ...period, name: programme ? tierName(programme, period.tier) : null })
  }
  return { periods, ladder: [...ladder.values()].sort((a, b) => a.rung - b.rung) }
}

async function loadProofs(ctx: Ctx, steps: readonly DecisionStep[]): Promise<Map<string, Proof>> {
  if (steps.length === 0) return new Map()
  const rows = await proofsOf(
    ctx.db,
    steps.map(({ id }) => id),
  )
  return new Map(rows.map(({ id, proof }) => [id, json<Proof>(proof)]))
}

type Source = {
  programme: Programme
  programmeBefore: Programme
  facts: readonly Fact[]
  proofs: ReadonlyMap<string, Proof>
}

function entryOf(step: DecisionStep, earlier: DecisionStep | null, source: Source): HistoryEntry {
  const { programme } = source
  const retired = retiredNews(step, earlier, source)
  const lines = [...retired.map(retiredLine), ...eventsOf(step, earlier, source)]
  return {
    id: step.id,
    number: step.number,
    at: step.decided_at,
    change: step.change as TransitionChange,
    before: tierName(source.programmeBefore, step.tier_before),
    after: tierName(programme, step.tier_after),
    graceUntil: step.grace_until,
    cause: step.cause_kind as DecisionCause['kind'],
    marks: marksOf(step, earlier, { facts: source.facts, retired }),
    rulesAt: effectiveFrom(programme),
    events: { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES) },
    changes: changesOf(step, earlier, source),
    currency: programme.currency,
    reasons: json<Transition>(step.transition).reasons.map((reason) =>
      describeReason(reason, step.tier_after, programme),
    ),
  }
}

function eventsOf(step: DecisionStep, earlier: DecisionStep | null, { programme, facts }: Source): Sentence[] {
  if (!earlier) return []
  if (step.cause_kind === 'date') {
    const index = indexFacts(factsAsKnown(facts, step.known_at))
    return nextDatesIndexed(programme, index, earlier.decided_at, step.decided_at).flatMap(({ causes }) =>
      causes.map((cause) => describeCause(cause, programme)),
    )
  }
  return (
    newsOf(step, earlier, facts)
      // Its new membership tells of the change already.
      .filter((fact) => fact.kind !== 'membership-ended' || fact.because !== 'roles')
      .map((fact) => (isLate(fact) ? lateLine : lineOf)(fact, programme, facts))
  )
}

function changesOf(
  step: DecisionStep,
  earlier: DecisionStep | null,
  { programme, proofs }: Source,
): HistoryEntry['changes'] {
  const before = earlier && proofs.get(earlier.id)
  const after = proofs.get(step.id)
  if (!before || !after || earlier.rule_version_id !== step.rule_version_id) return []
  const near = programme.tiers.slice(0, rankOf(programme.tiers, step.tier_after) + 2)
  return changedLeaves(before, after).flatMap(({ ruleId, before: was, observed, needed, met }) => {
    const rule = findRule(near, ruleId)
    const unit = rule && unitOf(rule, programme)
    return rule && unit ? [{ line: describeRule(rule, programme), before: was, observed, needed, met, unit }] : []
  })
}
