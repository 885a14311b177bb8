import type { BenefitUnit, BenefitValue } from '../language/programme'
import type { Sentence } from './sentence'

/** A benefit's value with its unit: "18 %", "8 h", "10", "Yes"; "Not included" for null. */
export function describeBenefit(unit: BenefitUnit, value: BenefitValue | null): Sentence {
  if (value === null || value === false) return { key: 'benefit.none', params: {} }
  if (value === true) return { key: 'benefit.included', params: {} }
  return { key: VALUES[unit], params: { value } }
}

const VALUES = {
  percent: 'benefit.percent',
  hours: 'benefit.hours',
  count: 'benefit.count',
  'yes-no': 'benefit.included',
} as const satisfies Record<BenefitUnit, Sentence['key']>
