import { describeRule } from '../../describe/rule'
import type { Sentence } from '../../describe/sentence'
import type { Programme } from '../../language/programme'
import { partsOf, type Rule } from '../../language/rule'

/** A rule as a sentence, with its parts. */
export type RuleLine = { readonly id: string; readonly sentence: Sentence; readonly parts: readonly RuleLine[] }

/** A tier's own `all` is no line of its own: its parts stand below the tier. */
export const requirementsOf = (rule: Rule): readonly Rule[] =>
  rule.kind === 'all' && rule.title === null ? rule.rules : [rule]

/** What a tier asks, one line for each requirement. */
export const ruleLines = (requires: Rule, programme: Programme): RuleLine[] =>
  requirementsOf(requires).map((rule) => lineOf(rule, programme))

export const lineOf = (rule: Rule, programme: Programme): RuleLine => ({
  id: rule.id,
  sentence: describeRule(rule, programme),
  parts: partsOf(rule).map((part) => lineOf(part, programme)),
})
