import type { Entitlement } from '~/platform/entitlements'
import {
  type BenefitDefinition,
  type BenefitUnit,
  type BenefitValue,
  type Programme,
  rankOf,
} from '../language/programme'

/** A benefit beside its value; null where the tier does not grant it. */
export type GrantedBenefit = BenefitDefinition & { readonly value: BenefitValue | null }
export type ComparedBenefit = BenefitDefinition & {
  readonly now: BenefitValue | null
  readonly next: BenefitValue | null
  readonly change: 'better' | 'worse' | 'same'
}

/** Every benefit of the programme as a tier has it: what a tier does not set, it inherits from the tier below. */
export function benefitsOf(programme: Programme, tier: string | null): GrantedBenefit[] {
  const values = new Map(
    programme.tiers.slice(0, rankOf(programme.tiers, tier) + 1).flatMap((held) => Object.entries(held.benefits)),
  )
  return programme.benefits.map((definition) => ({ ...definition, value: values.get(definition.slug) ?? null }))
}

/** The benefits of two tiers side by side, in the programme's order; either may be null for "no tier". */
export function compareBenefits(programme: Programme, now: string | null, next: string | null): ComparedBenefit[] {
  const later = benefitsOf(programme, next)
  return benefitsOf(programme, now).map(({ value, ...definition }, index) => {
    const there = later[index]?.value ?? null
    return { ...definition, now: value, next: there, change: compareValues(definition.unit, value, there) }
  })
}

/** What the product enforces for a partner that holds the tier: granted benefits only, because of that tier. */
export function entitlementsFor(programme: Programme, tier: string | null): Entitlement[] {
  if (tier === null) return []
  return benefitsOf(programme, tier).flatMap(({ slug, unit, value }) =>
    value === null || value === false
      ? []
      : [{ benefit: slug, value, unit, because: tier, trackSlug: programme.track }],
  )
}

/** The lowest tier that grants a benefit ("from Silver"); null when none does. */
export function lowestTierWith(programme: Programme, benefit: string): string | null {
  const granting = programme.tiers.find(({ benefits }) =>
    Object.hasOwn(benefits, benefit) ? isGranted(benefits[benefit] ?? null) : false,
  )
  return granting?.slug ?? null
}

const isGranted = (value: BenefitValue | null) => value !== null && value !== false && value !== 0

/** Fewer hours are better; of everything else, more. Whatever is granted beats what is not. */
function compareValues(
  unit: BenefitUnit,
  now: BenefitValue | null,
  next: BenefitValue | null,
): ComparedBenefit['change'] {
  const [before, after] = [worth(unit, now), worth(unit, next)]
  return before === after ? 'same' : after > before ? 'better' : 'worse'
}

function worth(unit: BenefitUnit, value: BenefitValue | null): number {
  if (value === null) return unit === 'hours' ? Number.NEGATIVE_INFINITY : 0
  return unit === 'hours' ? -Number(value) : Number(value)
}
