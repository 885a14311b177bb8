import { add, compare, formatRational, ONE, readRational } from '~/platform/rational'
import { nextTier, openSteps } from '../engine/minimal-sets'
import { openLeaves, type Proof, type ProofNode } from '../engine/proof'
import { type Programme, rankOf } from '../language/programme'
import { leavesOf, type Rule } from '../language/rule'

/** An open requirement of a tier that one more holder of a certification helps with. */
export type Move = {
  readonly tier: string
  readonly ruleId: string
  /** Canonical rationals: what is seen, what it would become, what is asked. */
  readonly observed: string
  readonly after: string
  readonly needed: string
  /** `closes` meets the requirement; `advances` brings it nearer; `part-of` counts only with certifications beside it. */
  readonly effect: 'closes' | 'advances' | 'part-of'
  /** Whether the requirement is among the fewest steps that are left to the tier. */
  readonly isStep: boolean
  /** The roles of which the holder must have one; empty for any. */
  readonly roles: readonly string[]
}

/**
 * What one more holder of the certification would move for the partner, in the next tier (the lowest not earned).
 * With `personId`, leaves out requirements in which this person is counted already. Empty at the top tier, or when the
 * certification is asked for nowhere in it.
 */
export function whatCourseMoves(
  programme: Programme,
  proof: Proof,
  certification: string,
  { personId = null, tier = nextTier(proof) }: { personId?: string | null; tier?: string | null } = {},
): Move[] {
  const rank = rankOf(programme.tiers, tier)
  const steps = new Set(openSteps(proof, tier).map((step) => step.id))
  return programme.tiers.slice(0, rank + 1).flatMap(({ slug, requires }, place) => {
    const tierProof = proof.tiers[place]
    if (!tierProof || tierProof.met) return []
    const nodes = new Map(openLeaves(tierProof.node).map((leaf) => [leaf.id, leaf]))
    return leavesOf(requires).flatMap((rule) => {
      const node = nodes.get(rule.id)
      if (!node || (personId !== null && node.personIds.includes(personId))) return []
      return moveOf(rule, node, certification, slug, steps.has(rule.id))
    })
  })
}

function moveOf(rule: Rule, node: ProofNode, certification: string, tier: string, isStep: boolean): Move[] {
  if (rule.kind !== 'countPeople' || !rule.holding.certifications.includes(certification)) return []
  const after = add(readRational(node.observed), ONE)
  const closes = compare(after, readRational(node.needed)) >= 0
  const isPart = rule.holding.mode === 'all' && rule.holding.certifications.length > 1
  const effect = isPart ? 'part-of' : closes ? 'closes' : 'advances'
  const { observed, needed } = node
  return [{ tier, ruleId: rule.id, observed, after: formatRational(after), needed, effect, isStep, roles: rule.roles }]
}
