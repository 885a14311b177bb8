import { describeEvidence } from '../describe/evidence'
import { withOwnParameters } from '../describe/own-parameters'
import { describeBriefly } from '../describe/rule'
import type { Sentence } from '../describe/sentence'
import { scopeOf } from '../engine/evaluate'
import { type Expiry, expiries } from '../engine/expiries'
import { findNode, type Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { findRule, leavesOf } from '../language/rule'
import type { OtherNeed } from './path-building'
import type { Offer, Solution } from './plan'
import { type PlannedItem, schedule } from './schedule'
import { minutesOf } from './time-of-offers'

/** What one person does of a plan, in order. */
export type PersonPlan = {
  readonly personId: string
  readonly minutes: number
  readonly until: number
  readonly items: readonly PlannedItem[]
}

/** The cheapest way to a tier, as pages show it. */
export type PlanView = {
  readonly people: readonly PersonPlan[]
  readonly minutes: number
  /** When the last of it may be done, epoch ms; now when there is nothing to learn. */
  readonly until: number
  readonly isCheapest: boolean
  /** Learning might meet a requirement in a way that is no sum of steps. */
  readonly isUnsure: boolean
  readonly boundMinutes: number
  /** The length of an exam was guessed. */
  readonly hasEstimates: boolean
  /** What nobody can learn: deals, attestations. */
  readonly others: readonly {
    readonly line: Sentence
    readonly missing: Sentence | null
    readonly learning: OtherNeed['learning']
  }[]
  /** Certificates that end before the plan is done, and may have to be renewed beside it. */
  readonly endings: readonly Expiry[]
}

/** The dates, sums and words of a solution. */
export function planView(
  solution: Extract<Solution, { kind: 'found' }>,
  of: {
    programme: Programme
    facts: readonly Fact[]
    proof: Proof
    offers: readonly Offer[]
    now: number
    minutesPerWeek: number
  },
): PlanView {
  const { programme, now, minutesPerWeek } = of
  const chosen = of.offers.filter((offer) =>
    solution.chosen.some(
      ({ personId, certification }) => personId === offer.personId && certification === offer.certification,
    ),
  )
  const people = [...new Set(chosen.map(({ personId }) => personId))].map((personId): PersonPlan => {
    const own = chosen.filter((offer) => offer.personId === personId)
    const items = schedule(own, { now, minutesPerWeek })
    return { personId, minutes: minutesOf(own), until: items.at(-1)?.until ?? now, items }
  })
  const until = Math.max(now, ...people.map((person) => person.until))
  const index = indexFacts(factsAsKnown(of.facts, now))
  return {
    people: people.sort((a, b) => a.until - b.until || (a.personId < b.personId ? -1 : 1)),
    minutes: minutesOf(chosen),
    until,
    isCheapest: solution.isCheapest,
    isUnsure: solution.isUnsure,
    boundMinutes: solution.boundMinutes,
    hasEstimates: chosen.some(({ exam }) => exam.isEstimate),
    others: solution.others.flatMap(({ ruleId, learning }) =>
      openLines([ruleId], of).map((line) => ({ ...line, learning })),
    ),
    endings: until > now ? expiries(programme, index, now, until) : [],
  }
}

/** Rules of a version by their ids, with what each is short of; those of a competency, too. */
export function openLines(
  ruleIds: readonly string[],
  of: { programme: Programme; facts: readonly Fact[]; proof: Proof; now: number },
): { line: Sentence; missing: Sentence | null }[] {
  const { proof, now } = of
  const known = factsAsKnown(of.facts, now)
  const index = indexFacts(known)
  const programme = withOwnParameters(of.programme, index, now)
  const source = { programme, standing: new Map(known.map((fact) => [fact.id, fact])), index, at: now }
  const scope = scopeOf(programme, index, now)
  return ruleIds.flatMap((ruleId) => {
    const rule = findRule(programme.tiers, ruleId) ?? ruleOfCompetency(ruleId, programme)
    if (!rule) return []
    const node = findNode(proof, ruleId) ?? scope.prove(rule, scope)
    return [{ line: describeBriefly(rule, programme), missing: describeEvidence(rule, node, source).missing }]
  })
}

const ruleOfCompetency = (ruleId: string, { definitions }: Programme) =>
  (definitions?.competencies ?? [])
    .flatMap(({ requires }) => (requires ? [requires, ...leavesOf(requires)] : []))
    .find(({ id }) => id === ruleId)
