import type { Comparison } from '../language/condition'
import type { NumberKindName } from '../language/number'
import type { RuleKindName } from '../language/rule'
import type { Assignment } from './assign-people'

/**
 * Why a tier is or is not held: the same tree as the rules, each node with what was seen and what was asked. Plain
 * JSON, stored with the decision. Numbers are canonical rationals; `margin` is observed minus needed, and a node is met
 * exactly when its margin is not negative.
 */
export type ProofNode = {
  /** The rule's id in its version. */
  readonly id: string
  readonly kind: RuleKindName
  readonly met: boolean
  readonly observed: string
  readonly needed: string
  readonly margin: string
  /** The facts that were counted, sorted; empty for a group, whose parts name theirs. */
  readonly factIds: readonly string[]
  /** The people who were counted, sorted. */
  readonly personIds: readonly string[]
  readonly children: readonly ProofNode[]
  /** What was found for each item that the rule was asked of, or at each moment; left out by rules that ask no others. */
  readonly cases?: readonly ProofNode[]
  /** Who fills which place, and what stands in the way of more; of rules about places. */
  readonly assignment?: Assignment
  /** How observed and needed numbers came about, for rules that say so themselves; left out by others. */
  readonly numbers?: readonly NumberNode[]
  /** How the numbers are compared; left out when observed must not be less than needed. */
  readonly is?: Comparison
  /** The item of which the rule around was asked. */
  readonly item?: string
  /** The moment (epoch ms) of which it is asked, when that is not the proof's own. */
  readonly at?: number
}

/** How a number came about: its value, a canonical rational, and what it was made of. */
export type NumberNode = {
  readonly id: string
  readonly kind: NumberKindName
  readonly value: string
  readonly factIds: readonly string[]
  readonly personIds: readonly string[]
  readonly children: readonly NumberNode[]
}

export type TierProof = {
  readonly slug: string
  /** Its own requirements are met. */
  readonly met: boolean
  /** It is held: its own requirements and those of every tier below are met. */
  readonly holds: boolean
  readonly node: ProofNode
}

export type Proof = {
  readonly format: 1
  readonly track: string
  /** The version's day. */
  readonly effective: string
  /** The date that the answer is about, and what was known when it was given; epoch ms. */
  readonly at: number
  readonly knownAt: number
  /** The highest tier that holds; null when not even the lowest does. */
  readonly tier: string | null
  /** Lowest first, as in the programme. */
  readonly tiers: readonly TierProof[]
}

/** The leaves of a proof in reading order. */
export const proofLeaves = (node: ProofNode): ProofNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(proofLeaves)

/** The open leaves that matter: those of no group that is met already. */
export const openLeaves = (node: ProofNode): ProofNode[] =>
  node.met ? [] : node.children.length === 0 ? [node] : node.children.flatMap(openLeaves)

/** The node of a rule id anywhere in the proof; undefined when the id belongs to another version. */
export function findNode(proof: Proof, id: string): ProofNode | undefined {
  const search = (node: ProofNode): ProofNode | undefined =>
    node.id === id ? node : node.children.map(search).find((found) => found !== undefined)
  return proof.tiers.map((tier) => search(tier.node)).find((found) => found !== undefined)
}
