import { type ComparedBenefit, compareBenefits } from '../benefits/benefits'
import { metIn, proveConditions } from '../benefits/conditions'
import { preventionOf } from '../decisions/prevent-loss'
import { rulingsOf } from '../decisions/rulings'
import {
  BEGINS_A_GRACE,
  type Decision,
  decideTransition,
  type Transition,
  type TransitionInput,
} from '../decisions/transition'
import { describePrevention } from '../describe/prevention'
import type { Sentence } from '../describe/sentence'
import { type WhyLine, whyNot } from '../describe/why'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { type Programme, rankOf, type Tier } from '../language/programme'

/**
 * `waiting`: the time is over, and somebody must agree. `agreed`: it is taken away on a day to come. `kept`: an exception
 * runs. `coming`: the time that the rules give still runs.
 */
export const DEMOTION_STATES = ['waiting', 'coming', 'agreed', 'kept'] as const
export type DemotionState = (typeof DEMOTION_STATES)[number]

/** A tier that is held and no longer earned, where the vendor has a word in it. Slugs; epoch milliseconds. */
export type DemotionCase = {
  readonly state: DemotionState
  readonly held: string
  /** What is held once it is taken away, as the facts are now; null for no tier. */
  readonly falls: string | null
  readonly lostAt: number
  /** When its time is, or was, over. */
  readonly endsAt: number
  /** Until when the rules by themselves keep it: a ruling never ends it earlier. */
  readonly toldUntil: number
  /** The fewest open requirements that keep the tier away, in words. */
  readonly failing: readonly WhyLine[]
  /** What there is less of with the tier that follows. */
  readonly losses: readonly ComparedBenefit[]
  /** What would keep the tier if it were done now; null when nothing known to the rules does. */
  readonly prevention: Sentence | null
}

type CaseInput = {
  /** Oldest first. */
  readonly history: readonly Decision[]
  readonly tiersBefore: readonly Pick<Tier, 'slug' | 'title'>[]
  readonly now: number
}

/** The case of a partner at `now`; null when nothing is about to be lost, or nobody is asked about it. */
export function demotionCase(programme: Programme, facts: readonly Fact[], input: CaseInput): DemotionCase | null {
  const { history, tiersBefore, now } = input
  const proof = evaluate(programme, facts, { at: now, knownAt: now })
  const asked: TransitionInput = {
    ...{ history, computed: proof.tier, policy: programme.transition, tiers: programme.tiers, tiersBefore, now },
    rulings: rulingsOf(facts, { track: programme.track, knownAt: now }),
  }
  const transition = decideTransition(asked)
  const { tierAfter: held, graceUntil } = transition
  const state = stateOf(transition, programme)
  if (state === null || held === null || graceUntil === null) return null
  const falls = fallOf(asked, held, graceUntil)
  const loss = history.findLast(({ tier, change }) => tier === held && BEGINS_A_GRACE.includes(change))
  const isMet = metIn(proveConditions(programme, facts, { at: now, knownAt: now }))
  const prevention = preventionOf(programme, indexFacts(factsAsKnown(facts, now)), { now, at: now, tier: held })
  return {
    ...{ state, held, falls, lostAt: loss?.at ?? now, endsAt: graceUntil },
    toldUntil: loss?.graceUntil ?? graceUntil,
    failing: whyNot(programme, facts, proof, held),
    losses: compareBenefits(programme, held, falls, isMet).filter(({ change }) => change === 'worse'),
    prevention: prevention && describePrevention(prevention, programme),
  }
}

/** What a decision says of a tier that is not earned; null where nobody has a word in it. */
export function stateOf(
  { reasons, graceUntil, changed }: Pick<Transition, 'reasons' | 'graceUntil' | 'changed'>,
  { transition: policy }: Pick<Programme, 'transition'>,
): DemotionState | null {
  if (graceUntil === null || changed === 'promotion') return null
  const says = (code: Transition['reasons'][number]['code']) => reasons.some((reason) => reason.code === code)
  if (says('kept')) return 'kept'
  if (!policy.approval) return null
  return says('waits-for-approval') ? 'waiting' : says('agreed') ? 'agreed' : 'coming'
}

/** The tier that follows when it is agreed to now and nothing else happens. */
function fallOf(asked: TransitionInput, held: string, graceUntil: number): string | null {
  const agreed = { kind: 'agreed', tier: held, decidedAt: asked.now, until: asked.now } as const
  const at = Math.max(asked.now, graceUntil)
  const { tierAfter } = decideTransition({ ...asked, now: at, rulings: [...(asked.rulings ?? []), agreed] })
  return rankOf(asked.tiers, tierAfter) < rankOf(asked.tiers, held) ? tierAfter : asked.computed
}
