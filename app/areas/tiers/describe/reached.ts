import type { NumberNode, ProofNode } from '../engine/proof'
import { NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { Programme } from '../language/programme'
import type { MeasureRule } from '../language/rule'
import { describeNumber, unitOfNumber } from './number'
import type { Param, Sentence } from './sentence'

/**
 * The number that was reached beside the one that is asked, with the parts of a score: "Points: 110 of 120 — Sellers 70 and
 * References 40".
 */
export function describeReached(rule: MeasureRule, node: ProofNode, programme: Programme): Sentence {
  const unit = unitOfNumber(rule.of, programme)
  const amount = (value: string): Param => ({ amount: value, unit, currency: programme.currency })
  const parts = partsOf(rule.of, node.numbers?.[0], programme)
  return {
    key: 'terms.reached',
    params: {
      what: describeNumber(rule.of, programme, unit),
      value: amount(node.observed),
      needed: amount(node.needed),
      bound: rule.is,
      divided: parts.length > 0 ? 'yes' : 'no',
      parts: { list: parts, join: 'and' },
    },
  }
}

/** The points of a score, by their titles; empty for every other number. */
function partsOf(expression: NumberExpression, node: NumberNode | undefined, programme: Programme): Param[] {
  const { numbers } = programme.definitions ?? NO_DEFINITIONS
  if (expression.kind === 'named') {
    const named = numbers.find(({ slug }) => slug === expression.name)
    return named ? partsOf(named.is, node?.children[0], programme) : []
  }
  if (expression.kind !== 'score') return []
  return expression.parts.map((part, place) => ({
    sentence: {
      key: 'terms.part',
      params: {
        title: { text: part.title },
        value: {
          amount: node?.children[place]?.value ?? '0/1',
          unit: unitOfNumber(part, programme),
          currency: programme.currency,
        },
      },
    },
  }))
}
