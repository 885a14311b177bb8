import { addMonths } from '~/platform/calendar'
import { compare, readRational } from '~/platform/rational'
import { evaluateIndexed, type Question } from '../engine/evaluate'
import { type Proof, type ProofNode, proofLeaves } from '../engine/proof'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { type Programme, rankOf, type Tier } from '../language/programme'
import type { Cause, Moment } from './causes'
import { saysSomethingElse } from './held-back'
import { nextDatesIndexed } from './next-dates'
import { rulingsOf } from './rulings'
import { type Decision, decideTransition, decisionOf, type TransitionChange, type TransitionReason } from './transition'

/** What will be different from a date on if nothing happens but time. */
export type ForecastStep = {
  /** Epoch ms. */
  readonly at: number
  readonly causes: readonly Cause[]
  /** The tier that the facts earn from then on, and the one that is held after grace and protection. */
  readonly computed: string | null
  readonly tier: string | null
  readonly change: TransitionChange
  readonly graceUntil: number | null
  readonly reasons: readonly TransitionReason[]
  /** The leaves whose numbers change. */
  readonly leaves: readonly ChangedLeaf[]
  /** The tightest count of people among the requirements of the held tier and those below; null when none counts people. */
  readonly margin: PeopleMargin | null
}

/** Canonical rationals, as in the proof. */
export type ChangedLeaf = {
  readonly ruleId: string
  readonly before: string
  readonly observed: string
  readonly needed: string
  readonly met: boolean
}

export type PeopleMargin = {
  readonly ruleId: string
  readonly observed: string
  readonly needed: string
  readonly margin: string
}

export type ForecastInput = Question & {
  /** Decisions so far, oldest first; the tier held now is the last one's. */
  readonly history: readonly Decision[]
  /** The tiers of the version that the last of them was made under; those of the programme unless given. */
  readonly tiersBefore?: readonly Pick<Tier, 'slug' | 'title'>[]
  /** Calendar months to look ahead, 12 unless told otherwise. */
  readonly months?: number
}

/**
 * The coming changes, in order, if nobody earns, renews or sells anything. Simulates the transition policy day by event:
 * a tier lost in March with 60 days of grace appears in March (grace starts) and again in May (demotion).
 */
export function forecast(programme: Programme, facts: readonly Fact[], input: ForecastInput): ForecastStep[] {
  const { at, knownAt, months = 12 } = input
  const until = addMonths(at, months)
  const index = indexFacts(factsAsKnown(facts, knownAt))
  const waiting = nextDatesIndexed(programme, index, at, until)
  const history = [...input.history]
  const rulings = rulingsOf(facts, { track: programme.track, knownAt })
  let { tiersBefore = programme.tiers } = input
  const steps: ForecastStep[] = []
  let before = evaluateIndexed(programme, index, { at, knownAt }, 'numbers')
  const asked = { policy: programme.transition, tiers: programme.tiers, rulings }
  // What holds a tier back already is told beside it, not ahead of it.
  const now = decideTransition({ ...asked, history, computed: before.tier, tiersBefore, now: at })
  let { reasons } = now
  let moment = takeNext(waiting, [history.at(-1)?.graceUntil ?? null, now.risesAt ?? null], at, until)
  while (moment) {
    const proof = evaluateIndexed(programme, index, { at: moment.at, knownAt }, 'numbers')
    const transition = decideTransition({ ...asked, history, computed: proof.tier, tiersBefore, now: moment.at })
    const leaves = changedLeaves(before, proof)
    if (leaves.length > 0 || saysSomethingElse({ reasons }, transition)) {
      steps.push({
        at: moment.at,
        causes: moment.causes,
        computed: proof.tier,
        tier: transition.tierAfter,
        change: transition.changed,
        graceUntil: transition.graceUntil,
        reasons: transition.reasons,
        leaves,
        margin: peopleMargin(proof, transition.tierAfter),
      })
      history.push(decisionOf(transition, proof.tier, moment.at))
      tiersBefore = programme.tiers
    }
    before = proof
    reasons = transition.reasons
    moment = takeNext(waiting, [transition.graceUntil, transition.risesAt ?? null], moment.at, until)
  }
  return steps
}

/** The tightest count of people that a tier and those below it cannot do without; null when they count nobody. */
export function peopleMargin(proof: Proof, tier: string | null): PeopleMargin | null {
  const needed = (node: ProofNode): ProofNode[] => (node.kind === 'all' ? node.children.flatMap(needed) : [node])
  const counts = proof.tiers
    .slice(0, rankOf(proof.tiers, tier) + 1)
    .flatMap((held) => needed(held.node))
    .filter((node) => node.kind === 'countPeople')
    .sort((a, b) => compare(readRational(a.margin), readRational(b.margin)))
  const [tightest] = counts
  if (!tightest) return null
  const { id: ruleId, observed, margin } = tightest
  return { ruleId, observed, needed: tightest.needed, margin }
}

/** The next moment: the earliest waiting one, or the end of a grace, or when a tier is given; or several at once. */
function takeNext(
  waiting: Moment[],
  [graceUntil, risesAt]: readonly [number | null, number | null],
  after: number,
  until: number,
): Moment | null {
  const own: Moment[] = []
  if (isBetween(graceUntil, after, until)) own.push({ at: graceUntil, causes: [{ kind: 'grace-ends' }] })
  if (isBetween(risesAt, after, until)) own.push({ at: risesAt, causes: [{ kind: 'time-comes' }] })
  const next = [...own, ...waiting.slice(0, 1)].sort((a, b) => a.at - b.at)[0]
  if (!next) return null
  const together = [...(waiting[0]?.at === next.at ? [waiting.shift()] : []), ...own.filter(({ at }) => at === next.at)]
  return { at: next.at, causes: together.flatMap((moment) => moment?.causes ?? []) }
}

const isBetween = (at: number | null, after: number, until: number): at is number =>
  at !== null && at > after && at <= until

/** The leaves whose numbers differ between two proofs of the same rules. */
export function changedLeaves(before: Proof, after: Proof): ChangedLeaf[] {
  const earlier = new Map(
    before.tiers.flatMap((tier) => proofLeaves(tier.node)).map((leaf) => [leaf.id, leaf.observed]),
  )
  return after.tiers
    .flatMap((tier) => proofLeaves(tier.node))
    .flatMap(({ id: ruleId, observed, needed, met }) => {
      const was = earlier.get(ruleId) ?? observed
      return was === observed ? [] : [{ ruleId, before: was, observed, needed, met }]
    })
}
