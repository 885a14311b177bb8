import { rational } from '~/platform/rational'
import type { AtLeastRule } from '../../language/rule'
import { readParts } from './read-parts'
import type { RuleKind } from './rule-kind'

/** `{ count: k, of: [...] }`: any k of the parts are enough. */
export const atLeast: RuleKind<AtLeastRule> = {
  read(value, reading) {
    const { reader } = reading
    const fields = reader.fields(value, ['count', 'of'])
    if (!fields) return null
    const count = reader.whole(fields.required('count'), { min: 1, max: 100 })
    const rules = readParts(fields.required('of'), reading)
    if (count === null || rules === null) return null
    if (count > rules.length) {
      reader.report(fields.required('count'), 'more-than-parts', { count, parts: rules.length })
      return null
    }
    return { count, rules }
  },
  observe({ count, rules }, scope) {
    const children = rules.map((part) => scope.prove(part, scope))
    return { observed: rational(children.filter((child) => child.met).length), needed: rational(count), children }
  },
  changes: () => [],
  smallestSupport: () => [],
}
