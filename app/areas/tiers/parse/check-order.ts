import { canonicalJson } from '~/platform/json'
import { compare, type Rational, rational, readRational } from '~/platform/rational'
import type { Tier } from '../language/programme'
import type { Rule } from '../language/rule'

export type Disorder = { readonly ruleId: string; readonly tier: string; readonly below: string }

/**
 * Tiers must be listed lowest first: a requirement that a tier cannot do without may not ask for less than the same
 * requirement of a tier below it.
 */
export function findDisorder(tiers: readonly Tier[]): Disorder[] {
  return tiers.flatMap((tier, rank) =>
    needed(tier.requires).flatMap((own) => {
      const below = tiers.slice(0, rank).find((lower) => needed(lower.requires).some((other) => asksMore(other, own)))
      return below ? [{ ruleId: own.id, tier: tier.slug, below: below.slug }] : []
    }),
  )
}

/** The leaves that only `all` groups stand above. */
const needed = (rule: Rule): Rule[] => (rule.kind === 'all' ? rule.rules.flatMap(needed) : [rule])

function asksMore(other: Rule, own: Rule): boolean {
  const [a, b] = [thresholdOf(other), thresholdOf(own)]
  return a !== null && b !== null && subjectOf(other) === subjectOf(own) && compare(a, b) > 0
}

const thresholdOf = (rule: Rule): Rational | null =>
  rule.kind === 'countPeople' ? rational(rule.atLeast) : rule.kind === 'sum' ? readRational(rule.atLeast) : null

/** What a leaf is about, without how much of it. */
const subjectOf = (rule: Rule) => canonicalJson({ ...rule, id: null, title: null, atLeast: null })
