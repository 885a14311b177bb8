import { addMonths } from '~/platform/calendar'
import { readRational, toNumber } from '~/platform/rational'
import { type ChecklistItem, unitOf } from '../describe/checklist'
import { describeBriefly } from '../describe/rule'
import type { Sentence } from '../describe/sentence'
import { evaluateIndexed } from '../engine/evaluate'
import { type Proof, proofLeaves } from '../engine/proof'
import type { FactIndex } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { findRule, type SumRule } from '../language/rule'
import { leavesWindow } from '../language/window'

/** A requirement's number from a year ago until half a year ahead, as known now. */
export type RequirementRun = {
  readonly ruleId: string
  readonly line: Sentence
  readonly unit: ChecklistItem['unit']
  readonly needed: number
  readonly isLimit: boolean
  /** Epoch ms with the value from then on; the first is where the run begins. */
  readonly points: readonly { readonly at: number; readonly value: number }[]
  /** Of an amount in a window: what came in each month of it, oldest first. */
  readonly months: readonly { readonly at: number; readonly value: number }[]
}

const BACK = 12
const AHEAD = 6

/**
 * How far each countable requirement of a tier was, is and will be if nothing happens. The values are those of the first of
 * each month and of today, found by evaluating the rules at each; `now` in epoch ms.
 */
export function requirementRuns(
  programme: Programme,
  facts: FactIndex,
  of: { now: number; tier: string },
): RequirementRun[] {
  const { now } = of
  const moments = momentsAround(now)
  const proofs = moments.map((at) => evaluateIndexed(programme, facts, { at, knownAt: now }, 'numbers'))
  const rank = rankOf(programme.tiers, of.tier)
  const asked = programme.tiers[rank]
  const today = proofs[moments.indexOf(now)]
  if (!asked || !today) return []
  return leavesOfTier(today, of.tier).flatMap((node) => {
    const rule = findRule([asked], node.id)
    const unit = rule && unitOf(rule, programme)
    if (!rule || !unit || unit === 'yes-no' || rule.kind === 'always') return []
    return [
      {
        ...{
          ruleId: node.id,
          line: describeBriefly(rule, programme),
          unit,
          needed: toNumber(readRational(node.needed)),
        },
        isLimit: node.is === 'atMost' || node.is === 'lessThan',
        points: proofs.flatMap((proof, place) => {
          const seen = leavesOfTier(proof, of.tier).find(({ id }) => id === node.id)
          const at = moments[place]
          return seen && at !== undefined ? [{ at, value: toNumber(readRational(seen.observed)) }] : []
        }),
        months: rule.kind === 'sum' ? amountsByMonth(rule, facts, now) : [],
      },
    ]
  })
}

const leavesOfTier = (proof: Proof, tier: string) =>
  proof.tiers.filter(({ slug }) => slug === tier).flatMap(({ node }) => proofLeaves(node))

/** The first of each month from a year back to half a year ahead, in UTC, and now. */
function momentsAround(now: number): number[] {
  const first = firstOfMonth(now)
  const firsts = Array.from({ length: BACK + AHEAD + 1 }, (_, place) => addMonths(first, place - BACK))
  return [...new Set([...firsts, now])].sort((a, b) => a - b)
}

function firstOfMonth(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** The amounts that count now, by the month (UTC) in which they came. */
function amountsByMonth(rule: SumRule, facts: FactIndex, now: number): RequirementRun['months'] {
  const counted = (facts.metrics.get(rule.metric) ?? []).filter(
    (fact) =>
      fact.trueFrom <= now &&
      leavesWindow(rule.window, fact.trueFrom) > now &&
      Object.entries(rule.where).every(([field, values]) => values.includes(fact.attributes[field] ?? '')),
  )
  const oldest = Math.min(now, ...counted.map(({ trueFrom }) => trueFrom))
  const months: { at: number; value: number }[] = []
  for (let at = firstOfMonth(oldest); at <= now; at = addMonths(at, 1)) {
    const end = addMonths(at, 1)
    const own = counted.filter(({ trueFrom }) => trueFrom >= at && trueFrom < end)
    months.push({ at, value: own.reduce((sum, { amount }) => sum + toNumber(readRational(amount)), 0) })
  }
  return counted.length === 0 ? [] : months
}
