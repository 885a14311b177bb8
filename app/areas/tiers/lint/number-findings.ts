import { nearestName } from '~/platform/nearest-name'
import { abs, compare, exactDecimal, mul, type Rational, rational, sub } from '~/platform/rational'
import { NO_DEFINITIONS } from '../language/definitions'
import type { ChosenNumber, PointsNumber } from '../language/number'
import { boundsOf } from './bounds'
import { isPossible, isWithin } from './condition-faults'
import { type Finding, finding } from './finding'
import { written } from './rule-findings'
import type { Site } from './sites'
import type { Vendor } from './vendor'

/** What is wrong with how a number is made. */
export function numberFindings({ number, about, id }: Extract<Site, { at: 'number' }>, vendor: Vendor): Finding[] {
  if (number.kind === 'choose') return choiceFindings(number, about.source, vendor)
  if (number.kind === 'points') return pointsFindings(number, vendor)
  if (number.kind === 'field') return fieldFindings(number.field, about.source, id, vendor, NUMERIC)
  if (number.kind === 'count' && number.by !== null) return fieldFindings(number.by, number.of.source, id, vendor, null)
  return []
}

/** Fields that a selection is ordered by. */
export function selectionFindings({ of, id }: Extract<Site, { at: 'selection' }>, vendor: Vendor): Finding[] {
  const { source, top } = of
  return top && top.order !== 'latest' ? fieldFindings(top.by, source, id, vendor, NUMERIC) : []
}

const NUMERIC = ['money', 'number']

/** A field that items of a record do not have, or not as a number: it would count as nothing. */
export function fieldFindings(
  field: string,
  source: string | null,
  path: string,
  { programme }: Vendor,
  types: readonly string[] | null,
): Finding[] {
  const record = (programme.definitions ?? NO_DEFINITIONS).records.find(({ slug }) => slug === source)
  if (!record || field === 'date') return []
  const fitting = Object.entries(record.fields).filter(([, type]) => types === null || types.includes(type))
  const names = fitting.map(([name]) => name)
  if (names.includes(field)) return []
  const suggestion = nearestName(field, names)
  const params = { field, record: record.slug, near: suggestion === null ? 'no' : 'yes', suggestion: suggestion ?? '' }
  return [finding('field-never-seen', path, { ...params, number: types === null ? 'no' : 'yes' })]
}

/** Cases that are never taken, because an earlier one takes all that they would. */
function choiceFindings({ id, cases }: ChosenNumber, source: string | null, vendor: Vendor): Finding[] {
  return cases.flatMap(({ when }, place) => {
    if (!isPossible(when, source, vendor)) return []
    const earlier = cases.slice(0, place).findIndex((other) => isWithin(when, other.when))
    return earlier < 0 ? [] : [finding('never-chosen', id, { case: place + 1, earlier: earlier + 1 })]
  })
}

/** Points with a rate that was rounded: a whole number of units then misses the cap that it was made for. */
function pointsFindings({ id, of, rate, atMost }: PointsNumber, vendor: Vendor): Finding[] {
  if (!atMost) return []
  const [own, each, most] = [of, rate, atMost].map((part) => boundsOf(part, vendor))
  const [per, cap] = [each?.low, most?.low]
  if (!own || !per || !cap || compare(per, rational(0)) <= 0 || !isSame(each) || !isSame(most)) return []
  const reach = own.high && mul(own.high, per)
  const times = own.whole ? roundedQuotient(cap, per) : null
  if (times !== null) {
    const exact = cap.den === 1n ? `${cap.num}/${times}` : `${cap.num}/${cap.den * times}`
    const params = { rate: written(per), times: Number(times), cap: written(cap), exact }
    return [finding('cap-missed', id, { ...params, reached: written(mul(per, rational(times))) })]
  }
  if (reach && compare(reach, cap) < 0)
    return [finding('cap-out-of-reach', id, { most: written(reach), cap: written(cap) })]
  return []
}

const isSame = (interval: { low: Rational | null; high: Rational | null } | undefined): boolean =>
  interval?.low !== null &&
  interval?.high !== null &&
  interval !== undefined &&
  compare(interval.low, interval.high) === 0

/**
 * By how many units a cap was divided to get a rate, when the rate is that quotient, rounded or cut off below it; null
 * when it is none, or when so many units would do that any rate looks like one.
 */
export function roundedQuotient(cap: Rational, rate: Rational): bigint | null {
  const decimals = exactDecimal(rate)?.split('.')[1]?.length ?? 0
  if (decimals === 0) return null
  const step = rational(1n, 10n ** BigInt(decimals))
  // So many whole numbers of units would, divided and rounded, come out as this rate.
  const alike = mul(mul(cap, step), rational(rate.den * rate.den, rate.num * rate.num))
  if (compare(alike, rational(1, 4)) > 0) return null
  const times = (cap.num * rate.den * 2n + cap.den * rate.num) / (cap.den * rate.num * 2n)
  if (times < 2n) return null
  const missing = sub(cap, mul(rate, rational(times)))
  const error = abs(sub(mul(cap, rational(1n, times)), rate))
  const isRounded = compare(error, step) < 0
  return isRounded && compare(missing, rational(0)) > 0 ? times : null
}
