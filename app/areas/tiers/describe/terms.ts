import type { NumberNode } from '../engine/proof'
import { NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Programme } from '../language/programme'
import type { MeasureRule } from '../language/rule'
import { describeNumber, unitOfNumber } from './number'
import type { Sentence } from './sentence'

/** How a number came about: what it is, its value, and the terms it was made of. */
export type Term = { readonly id: string; readonly line: Sentence; readonly parts: readonly Term[] }

/** Both sides of a comparison, term by term. Numbers that the author wrote down are left out: they say themselves. */
export function describeTerms(rule: MeasureRule, numbers: readonly NumberNode[], programme: Programme): Term[] {
  const sides = [rule.of, rule.than]
  return numbers.flatMap((node, place) => {
    const expression = sides[place]
    return expression ? termOf(expression, node, programme) : []
  })
}

function termOf(expression: NumberExpression, node: NumberNode, programme: Programme): Term[] {
  if (expression.kind === 'constant') return []
  const unit = unitOfNumber(expression, programme)
  const parts = subexpressions(expression, programme)
  return [
    {
      id: node.id,
      line: {
        key: 'terms.value',
        params: {
          what: describeNumber(expression, programme, unit),
          value: { amount: node.value, unit, currency: programme.currency },
        },
      },
      parts: node.children.flatMap((child) => {
        const part = parts.find(({ id }) => id === child.id)
        return part ? termOf(part, child, programme) : []
      }),
    },
  ]
}

function subexpressions(expression: NumberExpression, { definitions = NO_DEFINITIONS }: Programme): NumberExpression[] {
  switch (expression.kind) {
    case 'named':
      return definitions.numbers.flatMap(({ slug, is }) => (slug === expression.name ? [is] : []))
    case 'choose':
      return [...expression.cases.map(({ value }) => value), expression.otherwise]
    case 'ratio':
      return [expression.of, expression.to]
    case 'points':
      return [expression.of, expression.rate, ...(expression.atMost ? [expression.atMost] : [])]
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'lowest':
    case 'highest':
    case 'score':
      return [...expression.parts]
    default:
      return []
  }
}
