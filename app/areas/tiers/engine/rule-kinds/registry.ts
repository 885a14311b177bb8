import type { Rule, RuleKindName } from '../../language/rule'
import { all } from './all'
import { always } from './always'
import { any } from './any'
import { atLeast } from './at-least'
import { attestation } from './attestation'
import { competency } from './competency'
import { countPeople } from './count-people'
import { every, has, some } from './each'
import { measure } from './measure'
import { onSomeDay } from './on-some-day'
import type { RuleKind } from './rule-kind'
import { sum } from './sum'
import { team } from './team'

type Registry = { readonly [Name in RuleKindName]: RuleKind<Extract<Rule, { kind: Name }>> }

/** Every kind of rule, under the key that authors write. */
export const RULE_KINDS: Registry = {
  ...{ all, any, atLeast, every, some },
  ...{ countPeople, team, competency, attestation },
  ...{ sum, measure, has, onSomeDay, always },
}

export const RULE_KIND_NAMES = Object.keys(RULE_KINDS) as RuleKindName[]

/** The kind of a rule, typed as "a kind that fits this rule", which the registry's keys guarantee. */
export const kindOf = (rule: Rule) => RULE_KINDS[rule.kind] as RuleKind<Rule>
