import { ONE, rational } from '~/platform/rational'
import type { AnyRule } from '../rule'
import { readParts } from './read-parts'
import type { RuleKind } from './rule-kind'

/** One part is enough. */
export const any: RuleKind<AnyRule> = {
  read(value, reading) {
    const rules = readParts(value, reading)
    return rules && { rules }
  },
  observe({ rules }, _facts, _at, prove) {
    const children = rules.map(prove)
    return { observed: rational(children.filter((child) => child.met).length), needed: ONE, children }
  },
  changes: () => [],
  smallestSupport: () => [],
}
