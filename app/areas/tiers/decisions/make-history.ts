import { canonicalJson } from '~/platform/json'
import { evaluate } from '../engine/evaluate'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { effectiveFrom, type Programme } from '../language/programme'
import type { Cause } from './causes'
import { claimOf } from './decision-history'
import { saysSomethingElse } from './held-back'
import { nextDates } from './next-dates'
import { rulingsOf } from './rulings'
import { type Decision, decideTransition, decisionOf, type Transition } from './transition'

/** A decision that was made again from facts and rules, with what made it necessary to look. */
export type MadeDecision = {
  readonly number: number
  /** Epoch ms; also the moment that the proof is about, and as known at it. */
  readonly at: number
  readonly programme: Programme
  readonly tierBefore: string | null
  readonly proof: Proof
  readonly transition: Transition
  readonly because: readonly Because[]
}

export type Because =
  | { readonly kind: 'joined' }
  /** Facts that became known then. */
  | { readonly kind: 'learned'; readonly factIds: readonly string[] }
  /** A version took effect. */
  | { readonly kind: 'rules'; readonly effective: string }
  /** Time passed. */
  | { readonly kind: 'date'; readonly causes: readonly Cause[] }

export type HistoryInput = {
  /** Versions of one track, in any order. */
  readonly versions: readonly Programme[]
  /** One partner's. */
  readonly facts: readonly Fact[]
  /** When the partner joined the track, epoch ms; left out: when the first fact is known, or the first version begins. */
  readonly from?: number
  /** Until when it is looked (included), epoch ms. */
  readonly until: number
}

/**
 * Every decision of a partner in a track, made again as Rung makes them: whenever a fact becomes known, a version takes
 * effect, or a date comes on which something changes by itself, from what was known then and the decisions before. One is
 * added when tier, grace, what keeps it, proof or rules have changed. The same input gives the same history, for ever.
 */
export function makeHistory({ versions, facts, from, until }: HistoryInput): MadeDecision[] {
  const ordered = versions.toSorted((a, b) => effectiveFrom(a) - effectiveFrom(b))
  const [first] = ordered
  if (!first) return []
  const known = facts.map(({ knownAt }) => knownAt)
  const start = from ?? Math.max(effectiveFrom(first), known.length > 0 ? known.reduce((a, b) => Math.min(a, b)) : 0)
  const moments = [...new Set([...known, ...ordered.map(effectiveFrom)])]
    .filter((at) => at > start)
    .sort((a, b) => a - b)
  const made: MadeDecision[] = []
  let now = Math.max(start, effectiveFrom(first))
  while (now <= until) {
    const programme = ordered.findLast((version) => effectiveFrom(version) <= now) ?? first
    const next = decideAt(now, programme, made, { versions: ordered, facts })
    if (next.isNews) made.push(next.decision)
    now = Math.min(following(moments, now), next.nextAt)
  }
  return made
}

/** The decisions as the transition reads them. */
export const historyOfMade = (made: readonly MadeDecision[]): Decision[] =>
  made.map(({ transition, proof, at }) => decisionOf(transition, proof.tier, at))

/** So long ahead of a moment the dates on which something changes are looked for. */
const HORIZON = 400 * 86_400_000

function decideAt(
  now: number,
  programme: Programme,
  made: readonly MadeDecision[],
  of: { versions: readonly Programme[]; facts: readonly Fact[] },
): { decision: MadeDecision; isNews: boolean; nextAt: number } {
  const last = made.at(-1)
  const proof = evaluate(programme, of.facts, { at: now, knownAt: now })
  const transition = decideTransition({
    history: historyOfMade(made),
    computed: proof.tier,
    policy: programme.transition,
    tiers: programme.tiers,
    tiersBefore: (last?.programme ?? programme).tiers,
    now,
    rulings: rulingsOf(of.facts, { track: programme.track, knownAt: now }),
  })
  const decision: MadeDecision = {
    ...{ number: made.length + 1, at: now, programme, proof, transition },
    tierBefore: last?.transition.tierAfter ?? null,
    because: becauseOf(now, programme, last ?? null, of.facts),
  }
  const isNews =
    !last ||
    saysSomethingElse(last.transition, transition) ||
    last.programme !== programme ||
    canonicalJson(claimOf(last.proof)) !== canonicalJson(claimOf(proof))
  const { graceUntil, risesAt } = transition
  const dates = nextDates(programme, of.facts, { at: now, knownAt: now, until: now + HORIZON, graceUntil })
  const soonest = Math.min(dates[0]?.at ?? now + HORIZON, risesAt ?? Number.POSITIVE_INFINITY)
  return { decision, isNews, nextAt: soonest > now ? soonest : now + HORIZON }
}

function becauseOf(now: number, programme: Programme, last: MadeDecision | null, facts: readonly Fact[]): Because[] {
  if (!last) return [{ kind: 'joined' }]
  const learned = facts.filter(({ knownAt }) => knownAt === now).map(({ id }) => id)
  const dates = nextDates(last.programme, facts, {
    ...{ at: now - 1, knownAt: now - 1, until: now },
    graceUntil: last.transition.graceUntil,
  })
  const causes = dates.flatMap((moment) => moment.causes)
  const isDue = last.transition.risesAt === now ? [{ kind: 'time-comes' } as const] : []
  return [
    ...(last.programme === programme ? [] : [{ kind: 'rules', effective: programme.effective } as const]),
    ...(learned.length > 0 ? [{ kind: 'learned', factIds: learned } as const] : []),
    ...(causes.length + isDue.length > 0 ? [{ kind: 'date', causes: [...causes, ...isDue] } as const] : []),
  ]
}

const following = (moments: readonly number[], now: number): number =>
  moments.find((at) => at > now) ?? Number.POSITIVE_INFINITY
