import { formatRational, fromNumber } from '~/platform/rational'
import type { BenefitDefinition, BenefitValue } from '../language/programme'
import type { Sentence } from './sentence'

export type BenefitMeasure = Pick<BenefitDefinition, 'unit' | 'currency'>

/** A benefit's value with its unit: "18 %", "8 h", "10", "€5,000", "Yes", its own text; "Not included" for null. */
export function describeBenefit(
  { unit, currency = NO_CURRENCY }: BenefitMeasure,
  value: BenefitValue | null,
): Sentence {
  if (value === null || value === false) return { key: 'benefit.none', params: {} }
  if (value === true) return { key: 'benefit.included', params: {} }
  if (typeof value === 'object') return { key: 'benefit.text', params: { value: { text: value } } }
  if (unit === 'money') {
    const amount = formatRational(fromNumber(value))
    return { key: 'benefit.money', params: { value: { amount, unit: 'money', currency } } }
  }
  return { key: VALUES[unit], params: { value } }
}

/** ISO 4217's own code for it; a benefit in money that is taken from its programme always has one. */
const NO_CURRENCY = 'XXX'

const VALUES = {
  percent: 'benefit.percent',
  hours: 'benefit.hours',
  count: 'benefit.count',
  'yes-no': 'benefit.included',
  text: 'benefit.included',
} as const
