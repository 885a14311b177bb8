import { ONE, rational } from '~/platform/rational'
import type { AnyRule } from '../../language/rule'
import { readParts } from './read-parts'
import type { RuleKind } from './rule-kind'

/** One part is enough. */
export const any: RuleKind<AnyRule> = {
  read(value, reading) {
    const rules = readParts(value, reading)
    return rules && { rules }
  },
  observe({ rules }, scope) {
    const children = rules.map((part) => scope.prove(part, scope))
    return { observed: rational(children.filter((child) => child.met).length), needed: ONE, children }
  },
  changes: () => [],
  smallestSupport: () => [],
}
