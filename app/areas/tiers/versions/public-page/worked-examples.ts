import { add, formatRational, rational, readRational } from '~/platform/rational'
import type { Sentence } from '../../describe/sentence'
import { describeShortfall } from '../../describe/shortfall'
import { evaluate } from '../../engine/evaluate'
import { minimalFailure, openSteps } from '../../engine/minimal-sets'
import { findNode } from '../../engine/proof'
import type { Fact } from '../../facts/facts'
import { effectiveFrom, type Programme, rankOf } from '../../language/programme'
import { leavesOf, type Rule } from '../../language/rule'
import { type ExampleCompany, factsOf, NOBODY } from './example-company'
import { nudges } from './example-nudges'
import { meetAll } from './example-rules'
import { exampleInWords } from './example-words'

/** A company that is made up, and what the engine says of it: nothing here is typed by hand. */
export type WorkedExample = {
  /** The tier whose requirements it is made for. */
  readonly about: string
  readonly kind: 'at' | 'below' | 'above'
  /** The company in words, and as the facts that were evaluated. */
  readonly company: readonly Sentence[]
  readonly facts: readonly Fact[]
  /** The tier that it earns; null for none. */
  readonly earns: string | null
  /** The requirements that keep the tier away that it is made for; empty when it is earned. */
  readonly missing: readonly Sentence[]
}

/** More than these for one tier nobody reads. */
const MOST_BELOW = 4

/**
 * Example companies exactly at what each tier asks, just below one requirement at a time, and above, with what they earn by
 * these rules on the first day. A tier with a requirement for which no company can be made up has none.
 */
export const workedExamples = (programme: Programme): WorkedExample[] =>
  programme.tiers.flatMap((_, rank) => examplesOf(programme, rank)).toReversed()

function examplesOf(programme: Programme, rank: number): WorkedExample[] {
  const tier = programme.tiers[rank]
  const making = { programme, variables: {} }
  const asked = programme.tiers.slice(0, rank + 1).flatMap(({ requires }) => partsToMeet(requires))
  const company = tier && meetAll(asked, NOBODY, making)
  if (!tier || !company || tier.requires.kind === 'always') return []
  const tried = (kind: WorkedExample['kind'], one: ExampleCompany) => tryOut(programme, tier.slug, kind, one)
  const at = tried('at', company)
  if (at.open > 0) return []
  const above = meetAll(asked.map(more), NOBODY, making)
  const most = above && JSON.stringify(above) !== JSON.stringify(company) ? tried('above', above) : null
  return [
    ...belowOf(
      tier.requires,
      nudges(company, making).map((one) => tried('below', one)),
    ),
    ...[at, ...(most && most.open === 0 ? [most] : [])],
  ].map(({ example }) => example)
}

/** Requirements that stand beside each other are met in any order, so what is asked of fewest certifications comes first. */
function partsToMeet(rule: Rule): Rule[] {
  if (rule.kind !== 'all') return [rule]
  return rule.rules
    .flatMap(partsToMeet)
    .toSorted((a, b) =>
      isCount(a) && isCount(b) ? a.holding.certifications.length - b.holding.certifications.length : 0,
    )
}

const isCount = (rule: Rule) => rule.kind === 'countPeople'

/** A company with what the engine says, and how many requirements are open to the tier it is about. */
type Tried = { readonly example: WorkedExample; readonly failing: readonly string[]; readonly open: number }

/** For each requirement the company that fails it with as little else as possible, in the order of the rules. */
function belowOf(requires: Rule, tried: readonly Tried[]): Tried[] {
  const best = new Map<string, Tried>()
  for (const one of tried) {
    const [leaf] = one.failing
    const known = leaf === undefined ? undefined : best.get(leaf)
    if (leaf !== undefined && (!known || one.open < known.open)) best.set(leaf, one)
  }
  return leavesOf(requires)
    .flatMap(({ id }) => best.get(id) ?? [])
    .slice(0, MOST_BELOW)
}

function more(rule: Rule): Rule {
  if (rule.kind === 'countPeople') return { ...rule, atLeast: rule.atLeast + 1 }
  if (rule.kind !== 'sum') return rule
  const asked = readRational(rule.atLeast)
  return { ...rule, atLeast: formatRational(add(asked, rational(asked.num, asked.den * 10n))) }
}

function tryOut(programme: Programme, about: string, kind: WorkedExample['kind'], company: ExampleCompany): Tried {
  const at = effectiveFrom(programme)
  const facts = factsOf(company, programme)
  const proof = evaluate(programme, facts, { at, knownAt: at })
  const isEarned = rankOf(programme.tiers, proof.tier) >= rankOf(programme.tiers, about)
  const failing = isEarned ? [] : minimalFailure(proof, about)
  const missing = failing.flatMap((ruleId) => {
    const node = findNode(proof, ruleId)
    return (node && describeShortfall({ ruleId, observed: node.observed }, programme)) ?? []
  })
  return {
    example: { about, kind, company: exampleInWords(company, programme), facts, earns: proof.tier, missing },
    failing,
    open: isEarned ? 0 : Math.max(1, openSteps(proof, about).length),
  }
}
