import { invariant } from '~/platform/errors'
import { formatRational, fromNumber } from '~/platform/rational'
import type { BenefitDefinition, BenefitValue, Programme } from '../language/programme'
import type { Rule } from '../language/rule'
import { describeRule } from './rule'
import type { Sentence } from './sentence'

export type BenefitMeasure = Pick<BenefitDefinition, 'unit' | 'currency'>

/** A benefit's value with its unit: "18 %", "8 h", "10", "€5,000", "Yes", its own text; "Not included" for null. */
export function describeBenefit({ unit, currency }: BenefitMeasure, value: BenefitValue | null): Sentence {
  if (value === null || value === false) return { key: 'benefit.none', params: {} }
  if (value === true) return { key: 'benefit.included', params: {} }
  if (typeof value === 'object') return { key: 'benefit.text', params: { value: { text: value } } }
  if (unit === 'money') {
    invariant(currency, 'an amount is shown with the currency that it is measured in')
    const amount = formatRational(fromNumber(value))
    return { key: 'benefit.money', params: { value: { amount, unit: 'money', currency } } }
  }
  return { key: VALUES[unit], params: { value } }
}

const VALUES = {
  percent: 'benefit.percent',
  hours: 'benefit.hours',
  count: 'benefit.count',
  'yes-no': 'benefit.included',
  text: 'benefit.included',
} as const

/** The same with what a tier asks for it beside being held. */
export const describeTerm = (
  of: BenefitMeasure,
  { value, when }: { value: BenefitValue; when: Rule | null },
  programme: Programme,
): Sentence =>
  when
    ? {
        key: 'benefit.with-condition',
        params: {
          value: { sentence: describeBenefit(of, value) },
          condition: { sentence: describeRule(when, programme) },
        },
      }
    : describeBenefit(of, value)
