import { evaluate, type Question } from '../engine/evaluate'
import type { Proof } from '../engine/proof'
import type { Fact } from '../facts/facts'
import type { Programme, Tier } from '../language/programme'
import type { Rule } from '../language/rule'
import type { IsMet } from './benefits'

/** Every condition of a version, in the order of its tiers and benefits. */
export const conditionsOf = (programme: Programme): Rule[] =>
  programme.tiers.flatMap(({ conditions = {} }) =>
    Object.keys(conditions).flatMap((benefit) => conditions[benefit] ?? []),
  )

/**
 * The conditions as a programme of their own, each in the place of a tier that has its rule's id for a slug: so they are
 * proved, checked and told by what proves, checks and tells tiers. `met` is what counts; such tiers do not build on one
 * another.
 */
export function conditionsAsTiers(programme: Programme): Programme {
  const tiers = conditionsOf(programme).map(
    (rule): Tier => ({
      ...{ slug: rule.id, title: rule.title ?? { en: rule.id } },
      ...{ requires: rule, benefits: {} },
    }),
  )
  return { ...programme, tiers }
}

/** Which conditions a partner meets at a moment, each with its proof. */
export const proveConditions = (programme: Programme, facts: readonly Fact[], question: Question): Proof =>
  evaluate(conditionsAsTiers(programme), facts, question)

/** What was proved; nothing of a condition that was not looked at. */
export function metIn(proof: Proof | null): IsMet {
  const met = new Set(proof?.tiers.filter((tier) => tier.met).map(({ slug }) => slug))
  return (ruleId) => met.has(ruleId)
}
