import type { RuleKindName } from './rule'

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
