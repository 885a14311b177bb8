import { canonicalJson } from '~/platform/json'
import { compare, exactDecimal, ONE, type Rational, toDecimal } from '~/platform/rational'
import type { MeasureRule, Rule } from '../language/rule'
import { partsOf } from '../language/rule'
import { boundsOf, isShare, resolved } from './bounds'
import { type Finding, finding } from './finding'
import { canBeMet, conflictsAmong, isFloor, neededLeaves, outcomeOf } from './possible'
import type { About, Site } from './sites'
import type { Vendor } from './vendor'

/** What is wrong with a rule, apart from the conditions and numbers in it. */
export function ruleFindings({ rule, about }: Extract<Site, { at: 'rule' }>, vendor: Vendor): Finding[] {
  switch (rule.kind) {
    case 'measure':
      return measureFindings(rule, vendor)
    case 'all':
      return [...repeated(rule), ...conflicts(neededLeaves(rule), about, vendor)]
    case 'any':
      return repeated(rule)
    case 'atLeast': {
      const possible = rule.rules.filter((part) => canBeMet(part, about, vendor)).length
      const few = finding('too-few-parts', rule.id, { count: rule.count, possible })
      return [...repeated(rule), ...(possible < rule.count ? [few] : [])]
    }
    case 'some': {
      const most = rule.by === null ? (rule.of.top?.count ?? null) : null
      if (most === null || most >= rule.atLeast) return []
      return [finding('never-met', rule.id, { bound: 'most', reach: String(most), needed: String(rule.atLeast) })]
    }
    default:
      return []
  }
}

/** Pairs that exclude each other, told at the later one. */
export const conflicts = (rules: readonly Rule[], about: About, vendor: Vendor): Finding[] =>
  conflictsAmong(rules, about, vendor).map(({ rule, other }) => finding('contradiction', rule.id, { other: other.id }))

function measureFindings(rule: MeasureRule, vendor: Vendor): Finding[] {
  const { id, of, than } = rule
  const [own, asked] = [boundsOf(of, vendor), boundsOf(than, vendor)]
  const share = resolved(of, vendor.programme)
  if (share.kind === 'ratio' && isFloor(rule) && asked.low && isShare(share, vendor.programme)) {
    const order = compare(asked.low, ONE)
    if (order > 0 || (order === 0 && rule.is === 'moreThan'))
      return [finding('share-above-whole', id, { needed: percentOf(asked.low), number: written(asked.low) })]
    if (order === 0) return [finding('share-of-everything', id)]
  }
  const outcome = outcomeOf(rule, vendor)
  const isBounded = isFloor(rule) === (outcome === 'never')
  const reach = isBounded ? own.high : own.low
  const needed = isFloor(rule) === (outcome === 'never') ? asked.low : asked.high
  const params = { bound: isBounded ? 'most' : 'least', reach: written(reach), needed: written(needed) }
  if (outcome === 'never') return [finding('never-met', id, params)]
  return outcome === 'always' ? [finding('always-met', id, params)] : []
}

/** Parts that are written twice in one group: they count twice, and ask nothing more. */
function repeated(group: Rule): Finding[] {
  const parts = partsOf(group)
  const seen = parts.map((part) => canonicalJson(bare(part)))
  return parts.flatMap((part, place) => {
    const first = seen.indexOf(seen[place] ?? '')
    return first === place ? [] : [finding('repeated-part', part.id, { other: parts[first]?.id ?? '' })]
  })
}

/** A rule without what it is called and where it stands. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'title')
  return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner)]))
}

/** A number as its author would write it; of endless decimals the first six. */
export const written = (value: Rational | null): string =>
  value === null ? '' : (exactDecimal(value) ?? toDecimal(value, 6))

const percentOf = ({ num, den }: Rational): string => `${written({ num: num * 100n, den })}`
