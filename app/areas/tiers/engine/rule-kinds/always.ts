import { ZERO } from '~/platform/rational'
import type { AlwaysRule } from '../../language/rule'
import type { RuleKind } from './rule-kind'

/** Nothing is asked; written as the bare word `always`. */
export const always: RuleKind<AlwaysRule> = {
  read(value, { reader }) {
    return reader.flag(value) === true ? {} : null
  },
  observe: () => ({ observed: ZERO, needed: ZERO }),
  changes: () => [],
  smallestSupport: () => [],
}
