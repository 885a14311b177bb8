import { compare, formatRational, negate, sub } from '~/platform/rational'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { type FactIndex, indexFacts } from '../facts/index-facts'
import { NO_DEFINITIONS } from '../language/definitions'
import type { Programme } from '../language/programme'
import type { Rule } from '../language/rule'
import { holds } from './conditions'
import { countedFacts } from './counted-certificates'
import type { Proof, ProofNode, TierProof } from './proof'
import { kindOf } from './rule-kinds/registry'
import type { Scope } from './scope'

/** The date that is asked about and the state of knowledge to answer from; both epoch ms UTC. */
export type Question = { readonly at: number; readonly knownAt: number }

/**
 * Which tier a partner has earned at a date, with the proof for every tier. `facts` are one partner's; those learned
 * after `knownAt` are ignored, so "the tier on 1 June as known on 5 June" has one answer for ever.
 *
 * Tiers are cumulative: a tier holds when its own requirements and those of every tier below are met, and the earned
 * tier is the highest that holds. What the partner is given may differ for a while: see `decideTransition`.
 */
export const evaluate = (programme: Programme, facts: readonly Fact[], { at, knownAt }: Question): Proof =>
  evaluateIndexed(programme, indexFacts(factsAsKnown(facts, knownAt)), { at, knownAt })

/**
 * The same over facts already indexed as known at `knownAt`, for asking about many dates. `numbers` leaves out the facts
 * and people behind each claim: it tells what will be, and proves nothing.
 */
export function evaluateIndexed(
  programme: Programme,
  facts: FactIndex,
  { at, knownAt }: Question,
  wanted: Wanted = 'proof',
): Proof {
  const scope = scopeOf(programme, facts, at, wanted)
  const tiers: TierProof[] = []
  for (const { slug, requires } of programme.tiers) {
    const node = scope.prove(requires, scope)
    const below = tiers.at(-1)
    tiers.push({ slug, met: node.met, holds: node.met && (below?.holds ?? true), node })
  }
  const { track, effective } = programme
  return { format: 1, track, effective, at, knownAt, tier: tiers.findLast((tier) => tier.holds)?.slug ?? null, tiers }
}

type Wanted = 'proof' | 'numbers'

/** What the rules of a version are asked about at a moment (epoch ms): one partner's facts. */
export const scopeOf = (programme: Programme, facts: FactIndex, at: number, wanted: Wanted = 'proof'): Scope => ({
  ...{
    facts: countedFacts(programme, facts),
    at,
    currency: programme.currency,
    definitions: programme.definitions ?? NO_DEFINITIONS,
  },
  ...{ item: null, variables: {} },
  prove: (rule, scope) => prove(rule, scope, wanted),
})

function prove(rule: Rule, scope: Scope, wanted: Wanted): ProofNode {
  const seen = kindOf(rule).observe(rule, scope)
  const evidence = wanted === 'proof' ? seen.evidence?.() : undefined
  const difference = sub(seen.observed, seen.needed)
  const isUpperBound = seen.is === 'atMost' || seen.is === 'lessThan'
  return {
    id: rule.id,
    kind: rule.kind,
    met: holds(compare(seen.observed, seen.needed), seen.is ?? 'atLeast'),
    observed: formatRational(seen.observed),
    needed: formatRational(seen.needed),
    margin: formatRational(isUpperBound ? negate(difference) : difference),
    factIds: sortedOnce(evidence?.factIds),
    personIds: sortedOnce(evidence?.personIds),
    children: seen.children ?? [],
    ...(seen.is && { is: seen.is }),
    ...(seen.numbers && { numbers: seen.numbers }),
    ...(seen.cases && { cases: seen.cases }),
    ...(seen.assignment && { assignment: seen.assignment }),
  }
}

const sortedOnce = (ids: readonly string[] = []): string[] => [...new Set(ids)].sort()
