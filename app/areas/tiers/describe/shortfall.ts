import type { Programme } from '../language/programme'
import { findRule, type Rule } from '../language/rule'
import { unitOfNumber } from './number'
import { describeRule } from './rule'
import type { NumberUnit, Param, Sentence } from './sentence'

/**
 * A requirement that is not met, with what is there: "At least 3 people hold Integration Associate – now 2." Null when the
 * version has no such requirement.
 * @param line.observed canonical rational, as in the proof
 */
export function describeShortfall(
  { ruleId, observed }: { readonly ruleId: string; readonly observed: string },
  programme: Programme,
): Sentence | null {
  const rule = findRule(programme.tiers, ruleId)
  if (!rule) return null
  // What an author calls a rule is no sentence; what follows needs one before it.
  const asked: Param = {
    sentence: rule.title
      ? { key: 'rule.titled-stop', params: { title: { text: rule.title } } }
      : describeRule(rule, programme),
  }
  const unit = unitOfRule(rule, programme)
  if (unit === null) return { key: 'rule.not-met', params: { rule: asked } }
  return {
    key: 'rule.shortfall',
    params: { rule: asked, observed: { amount: observed, unit, currency: programme.currency } },
  }
}

/** In what a requirement's number is given; null when it has none that people would recognise. */
export function unitOfRule(rule: Rule, programme: Programme): NumberUnit | null {
  switch (rule.kind) {
    case 'countPeople':
    case 'some':
      return 'count'
    case 'sum':
      return programme.metrics.find(({ slug }) => slug === rule.metric)?.unit ?? 'count'
    case 'measure':
      return unitOfNumber(rule.of, programme)
    default:
      return null
  }
}
