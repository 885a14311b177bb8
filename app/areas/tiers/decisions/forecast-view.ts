import { canonicalJson } from '~/platform/json'
import { compare, readRational, toNumber } from '~/platform/rational'
import { describeForecastStep } from '../describe/forecast'
import { describePrevention } from '../describe/prevention'
import type { Sentence } from '../describe/sentence'
import { nextTier } from '../engine/minimal-sets'
import { findNode, type Proof } from '../engine/proof'
import type { FactIndex } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { type CountPeopleRule, leavesOf } from '../language/rule'
import { type ForecastStep, peopleMargin } from './forecast'
import { preventionOf } from './prevent-loss'

/** The coming changes as a page shows them: a numbered list, and one count of people drawn over time. */
export type ForecastView = {
  readonly from: number
  readonly to: number
  readonly events: readonly ForecastEvent[]
  /** Events that were left out because there are many. */
  readonly more: number
  /** Null when the tiers in question count no people. */
  readonly plot: ForecastPlot | null
}

export type ForecastEvent = {
  readonly number: number
  readonly at: number
  readonly tone: 'good' | 'warn' | 'bad'
  readonly outcome: Sentence
  readonly because: readonly Sentence[]
  /** With the first loss: what keeps the tier; null for other events, and where nothing known to the rules does. */
  readonly prevention: Sentence | null
  /** Certificates that end then: renewing one of them undoes its part. */
  readonly endings: readonly { readonly personId: string; readonly certification: string }[]
}

export type ForecastPlot = {
  readonly holding: CountPeopleRule['holding']
  readonly value: number
  readonly steps: readonly {
    readonly at: number
    readonly value: number
    readonly number: number | null
    readonly tone: ForecastEvent['tone']
  }[]
  /** How many people tiers ask for, fewest first; tiers that ask the same stand together. */
  readonly limits: readonly { readonly value: number; readonly tiers: readonly string[] }[]
  /** Which tier is held from when; the first begins with the plot. */
  readonly tiers: readonly { readonly from: number; readonly tier: string | null }[]
}

/** Beyond this a list is no longer read. */
const MOST_EVENTS = 6

/** `held` is the tier held now; `from` and `to` in epoch milliseconds; `facts` as known now. */
export function forecastView(
  programme: Programme,
  proof: Proof,
  steps: readonly ForecastStep[],
  { held, from, to, facts }: { held: string | null; from: number; to: number; facts: FactIndex },
): ForecastView {
  const telling = steps.filter((step, index) =>
    isTelling(step, rankOf(programme.tiers, index === 0 ? held : (steps[index - 1]?.tier ?? null)), programme),
  )
  let before = held
  let isLost = false
  const events = telling.slice(0, MOST_EVENTS).map((step, index) => {
    const lost = LOSSES.includes(step.change) ? before : null
    // What follows from the first loss is prevented with it.
    const isFirst = lost !== null && !isLost
    isLost ||= isFirst
    before = step.tier
    const near = nearCauses(step, lost ?? step.tier, programme)
    const prevention = !isFirst ? null : preventionOf(programme, facts, { now: from, at: step.at, tier: lost })
    return eventOf(
      { ...step, causes: near },
      index + 1,
      programme,
      prevention && describePrevention(prevention, programme),
    )
  })
  const numbers = new Map(events.map((event) => [event.at, event]))
  return {
    from,
    to,
    events,
    more: Math.max(0, telling.length - events.length),
    plot: plotOf(programme, proof, steps, { held, from, numbers }),
  }
}

/** Amounts leave their window every few days; that is told only when the tier, or a requirement it rests on, goes too. */
function isTelling(step: ForecastStep, rankBefore: number, programme: Programme): boolean {
  if (step.change !== 'none') return true
  if (step.causes.some(({ kind }) => kind !== 'amount-leaves' && kind !== 'amount-enters')) return true
  // A rule's id begins with its tier.
  const own = programme.tiers.slice(0, rankBefore + 1).map(({ slug }) => slug)
  return step.leaves.some(
    (leaf) =>
      own.includes(leaf.ruleId.split('.')[0] ?? '') &&
      leaf.met !== compare(readRational(leaf.before), readRational(leaf.needed)) >= 0,
  )
}

/** More requirements that see something else are not told: each would be a sentence. */
const MOST_CHANGES = 3

/** Why it comes to this: of requirements that see something else those of the tier held, those below, and the next one. */
function nearCauses(step: ForecastStep, tier: string | null, programme: Programme): ForecastStep['causes'] {
  const near = programme.tiers.slice(0, rankOf(programme.tiers, tier) + 2).map(({ slug }) => slug)
  const changes = step.causes.filter(
    (cause) => cause.kind === 'rule-changes' && near.includes(cause.ruleId.split('.')[0] ?? ''),
  )
  return [...step.causes.filter(({ kind }) => kind !== 'rule-changes'), ...changes.slice(0, MOST_CHANGES)]
}

/** With each of these a tier is lost, at once or after a time. */
export const LOSSES: readonly ForecastStep['change'][] = ['demotion', 'grace-started']

function eventOf(step: ForecastStep, number: number, programme: Programme, prevention: Sentence | null): ForecastEvent {
  const endings = step.causes.flatMap((cause) =>
    cause.kind === 'person-stops'
      ? cause.certifications.map((certification) => ({ personId: cause.personId, certification }))
      : [],
  )
  return { number, at: step.at, tone: toneOf(step), ...describeForecastStep(step, programme), prevention, endings }
}

function toneOf(step: ForecastStep): ForecastEvent['tone'] {
  if (step.change === 'demotion' || step.change === 'grace-started') return 'bad'
  if (step.change === 'tier-withdrawn') return 'warn'
  if (step.change === 'promotion' || step.change === 'grace-ended-by-recovery') return 'good'
  if (step.reasons.some(({ code }) => code === 'waits-for-approval')) return 'bad'
  const isLoss = step.leaves.some((leaf) => compare(readRational(leaf.observed), readRational(leaf.before)) < 0)
  return step.graceUntil !== null && isLoss ? 'bad' : isLoss ? 'warn' : 'good'
}

type Counted = { readonly tier: string; readonly rank: number; readonly rule: CountPeopleRule }

function plotOf(
  programme: Programme,
  proof: Proof,
  steps: readonly ForecastStep[],
  of: { held: string | null; from: number; numbers: ReadonlyMap<number, ForecastEvent> },
): ForecastPlot | null {
  const rank = rankOf(programme.tiers, of.held)
  const next = Math.max(rank, rankOf(programme.tiers, nextTier(proof)))
  const counted = programme.tiers.slice(0, next + 1).flatMap((tier, place) =>
    leavesOf(tier.requires)
      .filter((rule): rule is CountPeopleRule => rule.kind === 'countPeople')
      .map((rule): Counted => ({ tier: tier.slug, rank: place, rule })),
  )
  const drawn = counted.find(({ rule }) => rule.id === drawnRule(counted, proof, steps, of.held))
  const node = drawn && findNode(proof, drawn.rule.id)
  if (!drawn || !node) return null
  const group = counted.filter(({ rule }) => sameCount(rule) === sameCount(drawn.rule))

  let value = toNumber(readRational(node.observed))
  const path = steps.flatMap((step) => {
    const leaf = step.leaves.find((changed) => changed.ruleId === drawn.rule.id)
    const event = of.numbers.get(step.at)
    if (!leaf && !event) return []
    if (leaf) value = toNumber(readRational(leaf.observed))
    return [{ at: step.at, value, number: event?.number ?? null, tone: event?.tone ?? ('warn' as const) }]
  })
  const values = [...new Set(group.map(({ rule }) => rule.atLeast))].sort((a, b) => a - b)
  return {
    holding: drawn.rule.holding,
    value: toNumber(readRational(node.observed)),
    steps: path,
    limits: values.map((limit) => ({
      value: limit,
      tiers: group.filter(({ rule }) => rule.atLeast === limit).map(({ tier }) => tier),
    })),
    tiers: [
      { from: of.from, tier: of.held },
      ...steps.flatMap((step, index) => {
        const before = index === 0 ? of.held : (steps[index - 1]?.tier ?? null)
        return step.tier === before ? [] : [{ from: step.at, tier: step.tier }]
      }),
    ],
  }
}

/** Counts that differ only in how many they ask for are one line with several limits. */
const sameCount = (rule: CountPeopleRule): string => canonicalJson([rule.holding, rule.roles])

/** The count behind the first loss of the tier; else the one that changes most; else the tightest; else one that is open. */
function drawnRule(
  counted: readonly Counted[],
  proof: Proof,
  steps: readonly ForecastStep[],
  held: string | null,
): string | undefined {
  const known = new Set(counted.map(({ rule }) => rule.id))
  const loss = steps.find((step) => step.change === 'grace-started' || step.change === 'demotion')
  const lost = loss?.leaves.find((leaf) => !leaf.met && known.has(leaf.ruleId))
  if (lost) return lost.ruleId
  const changes = (id: string) => steps.filter((step) => step.leaves.some((leaf) => leaf.ruleId === id)).length
  const busiest = counted.toSorted((a, b) => changes(b.rule.id) - changes(a.rule.id))[0]
  if (busiest && changes(busiest.rule.id) > 0) return busiest.rule.id
  const tightest = peopleMargin(proof, held)?.ruleId
  if (tightest !== undefined && known.has(tightest)) return tightest
  return (counted.find(({ rule }) => findNode(proof, rule.id)?.met === false) ?? counted.at(-1))?.rule.id
}
