import { canonicalJson } from '~/platform/json'
import {
  type BenefitDefinition,
  type BenefitUnit,
  type BenefitValue,
  type Programme,
  rankOf,
} from '../language/programme'
import type { Rule } from '../language/rule'

/** A benefit beside its value; null where the tier does not grant it. */
export type GrantedBenefit = BenefitDefinition & { readonly value: BenefitValue | null }
export type ComparedBenefit = BenefitDefinition & {
  readonly now: BenefitValue | null
  readonly next: BenefitValue | null
  /** What the next tier would bring were every condition of it met; null where that is nothing better. */
  readonly nextIfMet: BenefitValue | null
  readonly change: 'better' | 'worse' | 'same'
}

/** What one tier says of a benefit, and what it asks beside the tier. */
export type Term = { readonly tier: string; readonly value: BenefitValue; readonly when: Rule | null }

/** Whether a condition, by the id of its rule, is met. */
export type IsMet = (ruleId: string) => boolean
/** What a programme offers, whoever asks. */
export const EVERYTHING_MET: IsMet = () => true

/**
 * What is said of a benefit for those who hold a tier, in the order in which it is looked at: the tier's own word, then
 * those below, as far as the first that asks nothing more. So a tier replaces what those below say as soon as its own
 * condition is met, and never before.
 */
export function termsOf(programme: Programme, tier: string | null, benefit: string): Term[] {
  const all = programme.tiers.slice(0, rankOf(programme.tiers, tier) + 1).flatMap((held): Term[] => {
    const value = Object.hasOwn(held.benefits, benefit) ? held.benefits[benefit] : undefined
    return value === undefined ? [] : [{ tier: held.slug, value, when: conditionOf(held, benefit) }]
  })
  const downwards = all.reverse()
  const last = downwards.findIndex(({ when }) => when === null)
  return last < 0 ? downwards : downwards.slice(0, last + 1)
}

/** The term that counts: the first whose condition is met; null when there is none. */
export const termThatCounts = (terms: readonly Term[], isMet: IsMet): Term | null =>
  terms.find(({ when }) => when === null || isMet(when.id)) ?? null

/** Every benefit of the programme as a tier has it: what a tier does not set, it inherits from the tier below. */
export const benefitsOf = (
  programme: Programme,
  tier: string | null,
  isMet: IsMet = EVERYTHING_MET,
): GrantedBenefit[] =>
  programme.benefits.map((definition) => ({
    ...measured(definition, programme),
    value: termThatCounts(termsOf(programme, tier, definition.slug), isMet)?.value ?? null,
  }))

/** The benefits of two tiers side by side, in the programme's order; either may be null for "no tier". */
export function compareBenefits(
  programme: Programme,
  now: string | null,
  next: string | null,
  isMet: IsMet = EVERYTHING_MET,
): ComparedBenefit[] {
  const later = benefitsOf(programme, next, isMet)
  const most = benefitsOf(programme, next)
  return benefitsOf(programme, now, isMet).map(({ value, ...definition }, index) => {
    const there = later[index]?.value ?? null
    const ifMet = most[index]?.value ?? null
    return {
      ...{ ...definition, now: value, next: there },
      nextIfMet: compareValues(definition.unit, there, ifMet) === 'better' ? ifMet : null,
      change: compareValues(definition.unit, value, there),
    }
  })
}

/** The definition with the currency that its amounts are in. */
export const measured = (
  definition: BenefitDefinition,
  { currency }: Pick<Programme, 'currency'>,
): BenefitDefinition => (definition.unit === 'money' ? { currency, ...definition } : definition)

/** The lowest tier that grants a benefit ("from Silver"), with or without a condition; null when none does. */
export function lowestTierWith(programme: Programme, benefit: string): string | null {
  const granting = programme.tiers.find(({ benefits }) =>
    Object.hasOwn(benefits, benefit) ? isGranted(benefits[benefit] ?? null) : false,
  )
  return granting?.slug ?? null
}

export const isGranted = (value: BenefitValue | null): value is BenefitValue =>
  value !== null && value !== false && value !== 0

/** Fewer hours are better; of everything else, more. Whatever is granted beats what is not; one text is as good as another. */
export function compareValues(
  unit: BenefitUnit,
  now: BenefitValue | null,
  next: BenefitValue | null,
): ComparedBenefit['change'] {
  const [before, after] = [worth(unit, now), worth(unit, next)]
  if (unit === 'text' && before === after && canonicalJson(now) !== canonicalJson(next)) return 'better'
  return before === after ? 'same' : after > before ? 'better' : 'worse'
}

function worth(unit: BenefitUnit, value: BenefitValue | null): number {
  if (value === null) return unit === 'hours' ? Number.NEGATIVE_INFINITY : 0
  if (typeof value === 'object') return 1
  return unit === 'hours' ? -Number(value) : Number(value)
}

export const conditionOf = (tier: Programme['tiers'][number], benefit: string): Rule | null => {
  const { conditions } = tier
  return conditions && Object.hasOwn(conditions, benefit) ? (conditions[benefit] ?? null) : null
}
