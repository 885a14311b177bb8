import { canonicalJson } from '~/platform/json'
import { compare, readRational } from '~/platform/rational'
import { NO_DEFINITIONS } from '../language/definitions'
import type { NumberExpression } from '../language/number'
import type { BenefitDefinition, BenefitValue, Programme, Tier } from '../language/programme'
import type { MeasureRule, Rule } from '../language/rule'
import { boundsOf, keyOf } from './bounds'
import { type Finding, finding } from './finding'
import { canBeMet, conflictsAmong, isAlwaysMet, isFloor, neededLeaves } from './possible'
import { bare, conflicts } from './rule-findings'
import { PARTNER } from './sites'
import type { Vendor } from './vendor'

/** What is wrong with tiers beside each other: those nobody can reach, those that add nothing or ask for less. */
export function tierFindings(vendor: Vendor): Finding[] {
  const { tiers } = vendor.programme
  return [
    ...unreachable(vendor),
    ...tiers.flatMap((tier, rank) => {
      const below = tiers.slice(0, rank)
      return [...againstBelow(tier, below, vendor), ...idle(tier, below, vendor), ...lessThanBelow(tier, below, vendor)]
    }),
    ...worseBenefits(vendor.programme),
  ]
}

const needsOf = (tiers: readonly Tier[]): Rule[] => tiers.flatMap(({ requires }) => neededLeaves(requires))

/** The lowest tier that nobody can ever hold, and with it those above. */
function unreachable(vendor: Vendor): Finding[] {
  const { tiers } = vendor.programme
  const rank = tiers.findIndex(
    ({ requires }, place) =>
      !canBeMet(requires, PARTNER, vendor) ||
      conflictsAmong(needsOf(tiers.slice(0, place + 1)), PARTNER, vendor).length > 0,
  )
  const found = tiers[rank]
  const above = tiers.length - rank - 1
  return found ? [finding('tier-unreachable', `tiers.${found.slug}`, { tier: found.slug, above })] : []
}

/** What a tier asks that what is asked below excludes. */
const againstBelow = (tier: Tier, below: readonly Tier[], vendor: Vendor): Finding[] => {
  const own = new Set(neededLeaves(tier.requires).map(({ id }) => id))
  return conflicts([...needsOf(below), ...neededLeaves(tier.requires)], PARTNER, vendor).filter(({ path }) =>
    own.has(path),
  )
}

/** A tier that everybody has who has the one below: nobody is ever seen on that one. */
function idle(tier: Tier, below: readonly Tier[], vendor: Vendor): Finding[] {
  const next = below.at(-1)
  const asked = needsOf(below)
  const adds = neededLeaves(tier.requires).filter(
    (own) => !isAlwaysMet(own, vendor) && !asked.some((other) => isImplied(own, other, vendor)),
  )
  return next && adds.length === 0
    ? [finding('tier-adds-nothing', `tiers.${tier.slug}`, { tier: tier.slug, below: next.slug })]
    : []
}

function isImplied(own: Rule, other: Rule, vendor: Vendor): boolean {
  if (canonicalJson(bare(own)) === canonicalJson(bare(other))) return true
  if (own.kind === 'countPeople' && other.kind === 'countPeople')
    return withoutAmount(own) === withoutAmount(other) && own.atLeast <= other.atLeast
  if (own.kind === 'sum' && other.kind === 'sum')
    return (
      withoutAmount(own) === withoutAmount(other) &&
      compare(readRational(own.atLeast), readRational(other.atLeast)) <= 0
    )
  return (
    own.kind === 'measure' && other.kind === 'measure' && (isSame(own, other, vendor) || asksLess(own, other, vendor))
  )
}

const isSame = (own: MeasureRule, other: MeasureRule, { programme }: Vendor): boolean =>
  own.is === other.is &&
  keyOf(own.of, programme) === keyOf(other.of, programme) &&
  keyOf(own.than, programme) === keyOf(other.than, programme)

const withoutAmount = (rule: Rule): string => canonicalJson({ ...(bare(rule) as object), atLeast: null })

/** Measures of which a lower tier asks for more; the other kinds are refused when the file is read. */
const lessThanBelow = (tier: Tier, below: readonly Tier[], vendor: Vendor): Finding[] =>
  neededLeaves(tier.requires).flatMap((own) => {
    if (own.kind !== 'measure') return []
    const other = below.find((lower) =>
      neededLeaves(lower.requires).some((leaf) => leaf.kind === 'measure' && asksLess(own, leaf, vendor)),
    )
    return other ? [finding('less-than-below', own.id, { tier: tier.slug, below: other.slug })] : []
  })

function asksLess(own: MeasureRule, other: MeasureRule, vendor: Vendor): boolean {
  const { programme } = vendor
  if (own.is !== other.is || keyOf(own.of, programme) !== keyOf(other.of, programme)) return false
  const [a, b] = [boundsOf(own.than, vendor), boundsOf(other.than, vendor)]
  const [less, more] = isFloor(own) ? [a, b] : [b, a]
  if (less.high && more.low && compare(less.high, more.low) < 0) return true
  const [mine, others] = [baseOf(own.than, programme), baseOf(other.than, programme)]
  if (mine === null || others === null) return false
  const order = compare(readRational(mine), readRational(others))
  return isFloor(own) ? order < 0 : order > 0
}

/** What is asked of a partner for whom nothing is overridden. */
function baseOf(number: NumberExpression, { definitions }: Programme): string | null {
  if (number.kind === 'constant') return number.value
  if (number.kind !== 'parameter') return null
  return (definitions ?? NO_DEFINITIONS).parameters.find(({ slug }) => slug === number.parameter)?.value ?? null
}

/** Values that a higher tier makes worse. */
function worseBenefits({ tiers, benefits }: Programme): Finding[] {
  return benefits.flatMap((benefit) =>
    tiers.flatMap((tier, rank) => {
      const value = tier.benefits[benefit.slug]
      const before = tiers.slice(0, rank).findLast((lower) => lower.benefits[benefit.slug] !== undefined)
      const had = before?.benefits[benefit.slug]
      // What asks a condition below may well be less above, where it asks none.
      if (value === undefined || had === undefined || !before || before.conditions?.[benefit.slug]) return []
      if (!isWorse(benefit, value, had)) return []
      const params = { benefit: benefit.slug, value: String(value), had: String(had), below: before.slug }
      return [finding('benefit-worse', `tiers.${tier.slug}.benefits.${benefit.slug}`, params)]
    }),
  )
}

/** Texts are for people, and none is better than another. */
function isWorse({ unit }: BenefitDefinition, value: BenefitValue, had: BenefitValue): boolean {
  if (typeof value === 'object' || typeof had === 'object') return false
  return unit === 'hours' ? value > had : value < had
}
