import type { Rule, RuleKindName } from '../rule'
import { all } from './all'
import { always } from './always'
import { any } from './any'
import { atLeast } from './at-least'
import { attestation } from './attestation'
import { countPeople } from './count-people'
import type { RuleKind } from './rule-kind'
import { sum } from './sum'

type Registry = { readonly [Name in RuleKindName]: RuleKind<Extract<Rule, { kind: Name }>> }

/** Every kind of rule, under the key that authors write. */
export const RULE_KINDS: Registry = { all, any, atLeast, countPeople, sum, attestation, always }

export const RULE_KIND_NAMES = Object.keys(RULE_KINDS) as RuleKindName[]

/** The kind of a rule, typed as "a kind that fits this rule", which the registry's keys guarantee. */
export const kindOf = (rule: Rule) => RULE_KINDS[rule.kind] as RuleKind<Rule>
