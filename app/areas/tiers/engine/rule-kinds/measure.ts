import type { MeasureRule } from '../../language/rule'
import { readComparison } from '../../parse/read-comparison'
import { evaluateNumber } from '../evaluate-number'
import type { NumberNode } from '../proof'
import { changesByLooking, sparedOneByOne } from './generic'
import type { RuleKind } from './rule-kind'

/** Two numbers compared: `{ of: { sum: { of: revenue, months: 12 } }, atLeast: 150000 }`. */
export const measure: RuleKind<MeasureRule> = {
  read: readComparison,
  observe(rule, scope) {
    const numbers = [evaluateNumber(rule.of, scope), evaluateNumber(rule.than, scope)] as const
    const nodes = numbers.map(({ node }) => node)
    return {
      observed: numbers[0].value,
      needed: numbers[1].value,
      is: rule.is,
      numbers: nodes,
      evidence: () => ({ factIds: nodes.flatMap(factsBehind), personIds: nodes.flatMap(peopleBehind) }),
    }
  },
  changes: changesByLooking,
  smallestSupport: sparedOneByOne,
}

const factsBehind = (node: NumberNode): readonly string[] => [...node.factIds, ...node.children.flatMap(factsBehind)]
const peopleBehind = (node: NumberNode): readonly string[] => [
  ...node.personIds,
  ...node.children.flatMap(peopleBehind),
]
