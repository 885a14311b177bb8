import { compare, type Rational } from '~/platform/rational'
import type { NumberExpression } from '../language/number'
import type { CountPeopleRule, MeasureRule, Rule } from '../language/rule'
import { boundsOf, isEmpty, isPartOf, keyOf, resolved } from './bounds'
import { isPossible } from './condition-faults'
import { type About, itemOf } from './sites'
import { isCounted, type Vendor } from './vendor'

/** Can the rule be met by some facts? False only when it is certain that it cannot. */
export function canBeMet(rule: Rule, about: About, vendor: Vendor): boolean {
  const can = (part: Rule) => canBeMet(part, about, vendor)
  switch (rule.kind) {
    case 'all':
      return rule.rules.every(can) && conflictsAmong(neededLeaves(rule), about, vendor).length === 0
    case 'any':
      return rule.rules.some(can)
    case 'atLeast':
      return rule.rules.filter(can).length >= rule.count
    case 'countPeople':
      return isHoldable(rule, (slug) => isCounted(slug, vendor))
    case 'measure':
      return outcomeOf(rule, vendor) !== 'never'
    case 'some': {
      const { of, atLeast, satisfies } = rule
      const isEnough = of.top === null || rule.by !== null || of.top.count >= atLeast
      return isEnough && !isEmpty(of, vendor) && canBeMet(satisfies, itemOf(rule), vendor)
    }
    case 'has':
      return isPossible([...about.given, ...rule.where], about.source, vendor)
    case 'team':
      return rule.places.every(({ where }) => isPossible(where, 'people', vendor))
    case 'onSomeDay':
      return can(rule.rule)
    default:
      return true
  }
}

/** Can people hold what is asked, when each certification may or may not be held? */
export const isHoldable = ({ holding }: CountPeopleRule, may: (slug: string) => boolean): boolean =>
  holding.mode === 'all' ? holding.certifications.every(may) : holding.certifications.some(may)

/** Is the rule met whatever the facts are? */
export function isAlwaysMet(rule: Rule, vendor: Vendor): boolean {
  const always = (part: Rule) => isAlwaysMet(part, vendor)
  if (rule.kind === 'all') return rule.rules.every(always)
  if (rule.kind === 'any') return rule.rules.some(always)
  if (rule.kind === 'atLeast') return rule.rules.filter(always).length >= rule.count
  if (rule.kind === 'measure') return outcomeOf(rule, vendor) === 'always'
  if (rule.kind === 'every') return always(rule.satisfies)
  return rule.kind === 'onSomeDay' ? always(rule.rule) : rule.kind === 'always'
}

/** What comes of comparing two numbers, as far as it is certain. */
export function outcomeOf({ of, is, than }: MeasureRule, vendor: Vendor): 'never' | 'always' | 'open' {
  const [own, asked] = [boundsOf(of, vendor), boundsOf(than, vendor)]
  const isUpper = is === 'atMost' || is === 'lessThan'
  const isStrict = is === 'moreThan' || is === 'lessThan'
  const [small, great] = isUpper ? [own, asked] : [asked, own]
  if (isAbove(small.low, great.high, isStrict)) return 'never'
  return isAbove(great.low, small.high, !isStrict) ? 'always' : 'open'
}

/** Is a number surely above another one, or, when that is enough, the same? Ends that do not exist say nothing. */
const isAbove = (a: Rational | null, b: Rational | null, orSame: boolean): boolean =>
  a !== null && b !== null && compare(a, b) >= (orSame ? 0 : 1)

/** The leaves, and groups of other kinds, that a rule cannot do without. */
export const neededLeaves = (rule: Rule): Rule[] => (rule.kind === 'all' ? rule.rules.flatMap(neededLeaves) : [rule])

/** Two rules that can never both be met: the first asks for more than the second one lets be. */
export type Conflict = { readonly rule: Rule; readonly other: Rule }

/** The pairs of rules, all asked of the same, that exclude each other. */
export function conflictsAmong(rules: readonly Rule[], about: About, vendor: Vendor): Conflict[] {
  return rules.flatMap((rule, place) =>
    rules
      .slice(0, place)
      .filter((other) => exclude(rule, other, about, vendor))
      .map((other) => ({ rule, other })),
  )
}

function exclude(a: Rule, b: Rule, about: About, vendor: Vendor): boolean {
  if (a.kind === 'has' && b.kind === 'has') {
    const [own, other] = [a, b].map((rule) => isPossible([...about.given, ...rule.where], about.source, vendor))
    const both = [...about.given, ...a.where, ...b.where]
    return own === true && other === true && !isPossible(both, about.source, vendor)
  }
  if (a.kind !== 'measure' || b.kind !== 'measure') return false
  return leavesNothing(a, b, vendor) || leavesNothing(b, a, vendor)
}

/** Does one rule ask at least so much of what the other allows no more than less of? */
function leavesNothing(floor: MeasureRule, ceiling: MeasureRule, vendor: Vendor): boolean {
  if (!isFloor(floor) || isFloor(ceiling) || !isNeverMore(floor, ceiling, vendor)) return false
  const [low, high] = [boundsOf(floor.than, vendor).low, boundsOf(ceiling.than, vendor).high]
  return isAbove(low, high, floor.is === 'moreThan' || ceiling.is === 'lessThan')
}

export const isFloor = ({ is }: MeasureRule): boolean => is === 'atLeast' || is === 'moreThan'

/** Is the number of one rule never more than that of the other, wherever both are asked? */
function isNeverMore(floor: MeasureRule, ceiling: MeasureRule, vendor: Vendor): boolean {
  const { programme } = vendor
  const [small, great] = [resolved(floor.of, programme), resolved(ceiling.of, programme)]
  if (keyOf(small, programme) === keyOf(great, programme)) return true
  if (small.kind === 'count' && great.kind === 'count')
    return small.by === null && great.by === null && isPartOf(small.of, great.of)
  if (!isOfMany(small) || !isOfMany(great) || RANK[small.kind] >= RANK[great.kind]) return false
  const isOfSame = JSON.stringify(small.of) === JSON.stringify(great.of) && sameKey(small.value, great.value, vendor)
  // Of nothing both numbers are what is said for it, which may be anything.
  const isMetByNothing = isMetBy(floor, small.otherwise, vendor) && isMetBy(ceiling, great.otherwise, vendor)
  return isOfSame && !isMetByNothing
}

const RANK = { least: 0, average: 1, median: 1, greatest: 2 } as const
type OfMany = Extract<NumberExpression, { kind: 'sum' | 'least' | 'greatest' | 'average' | 'median' }> & {
  kind: keyof typeof RANK
}
const isOfMany = (number: NumberExpression): number is OfMany => number.kind in RANK

const sameKey = (a: NumberExpression, b: NumberExpression, { programme }: Vendor): boolean =>
  keyOf(a, programme) === keyOf(b, programme)

const isMetBy = (rule: MeasureRule, value: string, vendor: Vendor): boolean => {
  const { id } = rule.of
  return outcomeOf({ ...rule, of: { id, kind: 'constant', value } }, vendor) !== 'never'
}
