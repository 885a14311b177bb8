import { z } from 'zod'
import { canonicalJson } from '~/platform/json'
import { checkProof, type ProofFault } from '../checker/check-proof'
import { evaluate } from '../engine/evaluate'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import type { Programme, Tier } from '../language/programme'
import { claimOf } from './decision-history'
import { rulingsOf } from './rulings'
import { type Decision, decideTransition, type Transition } from './transition'

/**
 * A stored decision with all that it was made from, so that anybody can check it elsewhere. Times are epoch milliseconds.
 * `facts` are those of the partner that were known then, by ids as the proof names them.
 */
export type ExportedDecision = {
  readonly format: 'rung-decision-1'
  readonly partner: { readonly id: string; readonly name: string }
  readonly track: string
  readonly number: number
  readonly decidedAt: number
  readonly tierBefore: string | null
  readonly tierComputed: string | null
  readonly transition: Transition
  readonly proof: Proof
  /** SHA-256 of what the proof claims, and of the rules, both as canonical JSON. */
  readonly proofHash: string
  readonly rulesHash: string
  readonly programme: Programme
  readonly facts: readonly Fact[]
  /** The decisions before, oldest first, and the tiers of the rules that the last of them was made by. */
  readonly history: readonly Decision[]
  readonly tiersBefore: readonly Pick<Tier, 'slug' | 'title'>[]
}

const envelope = z.looseObject({
  format: z.literal('rung-decision-1'),
  partner: z.looseObject({ id: z.string(), name: z.string() }),
  track: z.string(),
  number: z.number().int().min(1),
  decidedAt: z.number(),
  tierBefore: z.string().nullable(),
  tierComputed: z.string().nullable(),
  transition: z.looseObject({
    tierAfter: z.string().nullable(),
    changed: z.string(),
    reasons: z.array(z.looseObject({})),
  }),
  proof: z.looseObject({ at: z.number(), knownAt: z.number(), tiers: z.array(z.looseObject({ slug: z.string() })) }),
  proofHash: z.string(),
  rulesHash: z.string(),
  programme: z.looseObject({ track: z.string(), tiers: z.array(z.looseObject({})), transition: z.looseObject({}) }),
  facts: z.array(z.looseObject({ id: z.string(), kind: z.string(), trueFrom: z.number(), knownAt: z.number() })),
  history: z.array(z.looseObject({ at: z.number() })),
  tiersBefore: z.array(z.looseObject({ slug: z.string() })),
})

/** Is it the file of a decision? What it says inside may still be false: that is what it is checked for. */
export function readExportedDecision(value: unknown): ExportedDecision | null {
  const read = envelope.safeParse(value)
  return read.success ? (read.data as unknown as ExportedDecision) : null
}

/** What such a file says that nothing in it proves, as words for people who check it. */
export const unprovenOf = (decision: ExportedDecision): string[] => [
  'the name of the partner',
  'the decisions before',
  ...Object.keys(decision).filter((name) => !Object.hasOwn(envelope.shape, name)),
]

export type DecisionFaults = {
  /** Claims of the proof that rules and facts do not bear out, by the independent checker. */
  readonly proof: readonly ProofFault[]
  /** What else comes out differently: by its name, what is said and what is found, as JSON. */
  readonly decision: readonly ProofFault[]
}

/**
 * Checks a decision from nothing but what it says it was made from: the proof by the independent checker, the decision by
 * making it again, both hashes by making them again.
 *
 * @param hashOf SHA-256 of the canonical JSON of a value
 */
export function checkDecision(decision: ExportedDecision, hashOf: (value: unknown) => string): DecisionFaults {
  const { programme, facts, proof } = decision
  const again = madeAgain(decision)
  const pairs: [string, unknown, unknown][] = [
    ['rules hash', decision.rulesHash, hashOf(programme)],
    ['proof hash', decision.proofHash, hashOf(claimOf(proof))],
    ['earned tier', decision.tierComputed, again.proof.tier],
    ['tier before', decision.tierBefore, decision.history.at(-1)?.tier ?? null],
    ['track', decision.track, programme.track],
    ['number', decision.number, decision.history.length + 1],
    ['transition', decision.transition, again.transition],
  ]
  return {
    proof: checkProof(programme, facts, proof),
    decision: pairs.flatMap(([path, claimed, truth]) => {
      const [claim, found] = [canonicalJson(claimed), canonicalJson(truth)]
      return claim === found ? [] : [{ path, claim, found }]
    }),
  }
}

/** What the rules and facts come to in the decision’s place of the history. */
export function madeAgain(decision: ExportedDecision): { proof: Proof; transition: Transition } {
  const { programme, facts, history, tiersBefore, decidedAt } = decision
  const { at, knownAt } = decision.proof
  const proof = evaluate(programme, facts, { at, knownAt })
  const transition = decideTransition({
    ...{ history, computed: proof.tier, policy: programme.transition, tiers: programme.tiers, tiersBefore },
    now: decidedAt,
    rulings: rulingsOf(facts, { track: programme.track, knownAt }),
  })
  return { proof, transition }
}
