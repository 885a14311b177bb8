import type { Branch, Rule } from './expressions'
import { childrenNamed, needAttribute, type QtiElement } from './qti-element'
import { placeOf, readExpression } from './read-expression'
import { refuse } from './refusal'

/** Reads the rules of `responseProcessing` or of one branch of it. */
export const readRules = (elements: readonly QtiElement[]): Rule[] => elements.flatMap(readRule)

function readRule(element: QtiElement): Rule[] {
  const at = placeOf(element)
  switch (element.name) {
    case 'responseCondition':
      return [{ kind: 'condition', branches: readBranches(element), at }]
    case 'setOutcomeValue':
    case 'lookupOutcomeValue': {
      const [expression, another] = element.children
      if (!expression || another) refuse('operands-wrong', element, { count: element.children.length })
      return [
        {
          kind: element.name === 'setOutcomeValue' ? 'set' : 'lookup',
          outcome: needAttribute(element, 'identifier').trim(),
          value: readExpression(expression),
          at,
        },
      ]
    }
    case 'exitResponse':
      return [{ kind: 'exit', at }]
    case 'responseProcessingFragment':
      return readRules(element.children)
    default:
      return refuse('element-not-supported', element)
  }
}

function readBranches(condition: QtiElement): Branch[] {
  const [first, ...others] = condition.children
  if (first?.name !== 'responseIf') refuse('element-missing', condition, { missing: 'responseIf' })
  if (childrenNamed(condition, 'responseIf').length > 1) refuse('element-misplaced', condition)
  const branches = [readBranch(first)]
  for (const [index, branch] of others.entries()) {
    const isLast = index === others.length - 1
    if (branch.name === 'responseElseIf') branches.push(readBranch(branch))
    else if (branch.name === 'responseElse' && isLast) branches.push({ test: null, rules: readRules(branch.children) })
    else refuse(branch.name.startsWith('response') ? 'element-misplaced' : 'element-not-supported', branch)
  }
  return branches
}

function readBranch(element: QtiElement): Branch {
  const [test, ...rules] = element.children
  if (!test) refuse('operands-wrong', element, { count: 0 })
  return { test: readExpression(test), rules: readRules(rules) }
}
