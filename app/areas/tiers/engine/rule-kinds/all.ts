import { rational } from '~/platform/rational'
import type { AllRule } from '../../language/rule'
import { readParts } from './read-parts'
import type { RuleKind } from './rule-kind'

/** Every part is needed. */
export const all: RuleKind<AllRule> = {
  read(value, reading) {
    const rules = readParts(value, reading)
    return rules && { rules }
  },
  observe({ rules }, scope) {
    const children = rules.map((part) => scope.prove(part, scope))
    return {
      observed: rational(children.filter((child) => child.met).length),
      needed: rational(rules.length),
      children,
    }
  },
  changes: () => [],
  smallestSupport: () => [],
}
