import { readRational, toNumber } from '~/platform/rational'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import { type Programme, rankOf } from '../language/programme'
import { leavesOf } from '../language/rule'
import { scopeOf } from './evaluate'
import { type Proof, type ProofNode, proofLeaves } from './proof'
import { kindOf } from './rule-kinds/registry'

/** A leaf rule and the facts that meet it by themselves. */
export type Support = { readonly ruleId: string; readonly factIds: readonly string[] }

/**
 * "Why Gold": a smallest set of leaves, and of facts for each, that proves a tier which holds, whatever else may be
 * true. Without a slug the earned tier; empty when the tier does not hold.
 */
export function minimalSupport(
  programme: Programme,
  facts: readonly Fact[],
  proof: Proof,
  slug: string | null = proof.tier,
): Support[] {
  const rank = rankOf(proof.tiers, slug)
  if (rank < 0 || !proof.tiers[rank]?.holds) return []
  const index = indexFacts(factsAsKnown(facts, proof.knownAt))
  const scope = scopeOf(programme, index, proof.at)
  const chosen = new Set(
    proof.tiers.slice(0, rank + 1).flatMap((tier) => supportingLeaves(tier.node).map(({ id }) => id)),
  )
  return programme.tiers
    .flatMap((tier) => leavesOf(tier.requires))
    .filter((rule) => chosen.has(rule.id))
    .map((rule) => ({ ruleId: rule.id, factIds: kindOf(rule).smallestSupport(rule, scope).sort() }))
}

/** "Why not Platinum": a smallest set of open leaves that by themselves keep the next tier (or the one named) away. */
export function minimalFailure(proof: Proof, slug: string | null = nextTier(proof)): string[] {
  const open = proof.tiers.slice(0, rankOf(proof.tiers, slug) + 1).filter((tier) => !tier.met)
  return (
    fewest(
      open.map((tier) => failingLeaves(tier.node)),
      1,
    ) ?? []
  ).map((leaf) => leaf.id)
}

/** What is left to do: a smallest set of open leaves that, once met, give the next tier (or the one named). */
export function openSteps(proof: Proof, slug: string | null = nextTier(proof)): ProofNode[] {
  return proof.tiers.slice(0, rankOf(proof.tiers, slug) + 1).flatMap((tier) => leavesToMeet(tier.node))
}

/** The lowest tier that does not hold; null at the top. */
export const nextTier = (proof: Proof): string | null => proof.tiers.find((tier) => !tier.holds)?.slug ?? null

/**
 * The tier whose requirements a company should look at: the next one; while a grace runs the one that is held, which the
 * facts no longer earn. Null at the top.
 */
export const tierToAimAt = (proof: Proof, held: { tier: string | null; graceUntil: number | null }): string | null =>
  held.graceUntil === null ? nextTier(proof) : held.tier

/** Of a met node: the leaves of as many parts as it needs, the fewest leaves taken. */
function supportingLeaves(node: ProofNode): ProofNode[] {
  if (!node.met) return []
  if (node.children.length === 0) return [node]
  const met = node.children.filter((child) => child.met).map(supportingLeaves)
  return fewest(met, partsNeeded(node)) ?? []
}

/** Of an open node: the leaves of as many open parts as make it impossible to find enough met ones. */
function failingLeaves(node: ProofNode): ProofNode[] {
  if (node.met) return []
  if (node.children.length === 0) return [node]
  const open = node.children.filter((child) => !child.met).map(failingLeaves)
  return fewest(open, node.children.length - partsNeeded(node) + 1) ?? proofLeaves(node)
}

function leavesToMeet(node: ProofNode): ProofNode[] {
  if (node.met) return []
  if (node.children.length === 0) return [node]
  const open = node.children.filter((child) => !child.met)
  return fewest(open.map(leavesToMeet), partsNeeded(node) - (node.children.length - open.length)) ?? []
}

/** The union of the `count` shortest lists, in their old order; null when there are not so many. */
function fewest<Item>(lists: readonly Item[][], count: number): Item[] | null {
  const shortest = new Set(lists.toSorted((a, b) => a.length - b.length).slice(0, count))
  return shortest.size < count ? null : lists.filter((list) => shortest.has(list)).flat()
}

const partsNeeded = (node: ProofNode) => toNumber(readRational(node.needed))
