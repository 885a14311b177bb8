import { partnerRoles } from '~/platform/actor'
import { nearestName } from '~/platform/nearest-name'
import { compare, type Rational, readRational } from '~/platform/rational'
import { type Condition, isVariable, PARTNER_PREFIX } from '../language/condition'
import { type FieldType, NO_DEFINITIONS } from '../language/definitions'
import { type Finding, finding } from './finding'
import { certificationNames, isCounted, type Vendor } from './vendor'

type OneOf = Extract<Condition, { kind: 'one-of' }>

/** What is wrong with conditions on items of a source (null: on the partner): contradictions, values nobody can have. */
export function conditionFaults(
  where: readonly Condition[],
  source: string | null,
  path: string,
  vendor: Vendor,
): Finding[] {
  const faults = where.flatMap((condition) => faultsOfOne(condition, source, path, vendor))
  return [...faults, ...contradictions(where, source).map((field) => finding('conditions-contradict', path, { field }))]
}

/** Could an item fulfil all of them? False only when it is certain that none can. */
export function isPossible(where: readonly Condition[], source: string | null, vendor: Vendor): boolean {
  return (
    contradictions(where, source).length === 0 &&
    where.every((condition) => {
      if (condition.kind === 'holds') {
        const names = fitting(condition.where, vendor)
        return names === null || names.filter((one) => one.isCounted).length >= condition.atLeast
      }
      if (condition.kind === 'day' && isEmptySpan(condition.from, condition.until)) return false
      if (isOfOtherKind(condition, source, vendor)) return false
      if (condition.kind !== 'one-of' || condition.not) return true
      const known = valuesOf(condition.field, source, vendor)
      return known === null || condition.values.some((value) => isVariable(value) || known.includes(value))
    })
  )
}

/** The certifications whose certificates would fulfil conditions; null when any might. */
export function fitting(where: readonly Condition[], vendor: Vendor): { slug: string; isCounted: boolean }[] | null {
  const names = certificationNames(vendor) ?? Object.keys(definitionsOf(vendor).certifications)
  if (names.length === 0) return null
  const traits = definitionsOf(vendor).certifications
  const asked = where.filter(
    (one): one is OneOf => one.kind === 'one-of' && !one.field.startsWith(PARTNER_PREFIX) && one.field !== 'date',
  )
  const found = names.filter((slug) =>
    asked.every(({ field, values, not }) => {
      if (values.some(isVariable)) return true
      const own = field === 'certification' ? slug : traits[slug]?.[field]
      return (own !== undefined && values.includes(own)) !== not
    }),
  )
  return found.map((slug) => ({ slug, isCounted: isCounted(slug, vendor) }))
}

/** Does the first list of conditions let through only what the second one does, too? */
export const isWithin = (inner: readonly Condition[], outer: readonly Condition[]): boolean =>
  outer.every((asked) => inner.some((given) => implies(given, asked)))

function implies(given: Condition, asked: Condition): boolean {
  if (given.kind !== asked.kind) return false
  if (given.kind === 'holds' || asked.kind === 'holds')
    return given.kind === 'holds' && asked.kind === 'holds' && given.atLeast >= asked.atLeast
      ? isWithin(given.where, asked.where)
      : false
  if (given.field !== asked.field) return false
  if (given.kind === 'one-of' && asked.kind === 'one-of') {
    if (given.not !== asked.not) return false
    return given.not
      ? asked.values.every((value) => given.values.includes(value))
      : given.values.every((value) => asked.values.includes(value))
  }
  if (given.kind === 'day' && asked.kind === 'day')
    return (
      (asked.from === null || (given.from !== null && given.from >= asked.from)) &&
      (asked.until === null || (given.until !== null && given.until <= asked.until))
    )
  return given.kind === 'number' && asked.kind === 'number' && given.is === asked.is && isTighter(given, asked.than)
}

function isTighter({ is, than }: Extract<Condition, { kind: 'number' }>, other: string): boolean {
  const order = compare(readRational(than), readRational(other))
  return is === 'atLeast' || is === 'moreThan' ? order >= 0 : order <= 0
}

function faultsOfOne(condition: Condition, source: string | null, path: string, vendor: Vendor): Finding[] {
  if (condition.kind === 'holds') return []
  const { field } = condition
  if (condition.kind === 'day' && isEmptySpan(condition.from, condition.until))
    return [finding('days-without-time', path, { from: condition.from ?? '', until: condition.until ?? '' })]
  if (isOfOtherKind(condition, source, vendor)) return [finding('condition-of-other-kind', path, { field })]
  const known = condition.kind === 'one-of' ? valuesOf(field, source, vendor) : null
  if (condition.kind !== 'one-of' || known === null) return []
  return condition.values
    .filter((value) => !isVariable(value) && !known.includes(value))
    .map((value) => {
      const suggestion = nearestName(value, known)
      const params = { field, value, near: suggestion === null ? 'no' : 'yes', suggestion: suggestion ?? '' }
      return finding('value-never-seen', path, params)
    })
}

export const isEmptySpan = (from: string | null, until: string | null): boolean =>
  from !== null && until !== null && from >= until

/** All values that a field can have; null when facts may bring any. */
function valuesOf(field: string, source: string | null, vendor: Vendor): readonly string[] | null {
  const { certifications, competencies } = definitionsOf(vendor)
  if (source === 'competencies' && field === 'competency') return competencies.map(({ slug }) => slug)
  if (source === 'people' && field === 'role') return partnerRoles
  if (source !== 'certificates' && !(source === 'people' && field === 'certification')) return null
  if (field === 'certification') return certificationNames(vendor)
  const traits = Object.values(certifications).flatMap((of) => of[field] ?? [])
  return traits.length === 0 ? null : [...new Set(traits)]
}

/** Is a number asked of a text, or a text of a number? Then nothing fulfils it. */
function isOfOtherKind(condition: Condition, source: string | null, vendor: Vendor): boolean {
  if (condition.kind === 'holds') return false
  const type = typeOf(condition.field, source, vendor)
  if (type === null || (condition.kind === 'one-of' && condition.not)) return false
  return (condition.kind === 'number') !== (type === 'number')
}

/** Whether a field is a number or a text; null when it is not known. */
function typeOf(field: string, source: string | null, vendor: Vendor): 'number' | 'text' | null {
  if (field.startsWith(PARTNER_PREFIX)) return 'text'
  if (source === null || field === 'date') return field === 'date' ? 'text' : null
  const record = definitionsOf(vendor).records.find(({ slug }) => slug === source)
  if (record) return TYPES[record.fields[field] ?? 'text']
  const isMetric = vendor.programme.metrics.some(({ slug }) => slug === source)
  return isMetric && field === 'amount' ? 'number' : 'text'
}

const TYPES: Record<FieldType, 'number' | 'text'> = { money: 'number', number: 'number', text: 'text', day: 'text' }

/** The fields of which conditions ask what cannot be at once. People may have several values under one name. */
function contradictions(where: readonly Condition[], source: string | null): string[] {
  const fields = new Set(where.flatMap((one) => (one.kind === 'holds' ? [] : [one.field])))
  return [...fields].filter((field) => {
    const own = where.filter((one) => one.kind !== 'holds' && one.field === field)
    return !haveNumber(own) || (source !== 'people' && !haveText(own)) || !haveDay(own)
  })
}

function haveText(conditions: readonly Condition[]): boolean {
  const texts = conditions.filter((one): one is OneOf => one.kind === 'one-of')
  const [first, ...others] = texts.filter(({ not, values }) => !not && !values.some(isVariable))
  if (!first) return true
  const left = others.reduce((all, { values }) => all.filter((value) => values.includes(value)), [...first.values])
  const excluded = new Set(texts.filter(({ not }) => not).flatMap(({ values }) => values))
  return left.some((value) => !excluded.has(value))
}

function haveDay(conditions: readonly Condition[]): boolean {
  const days = conditions.filter((one) => one.kind === 'day')
  if (days.length < 2) return true
  const from = days
    .flatMap((one) => one.from ?? [])
    .sort()
    .at(-1)
  const until = days.flatMap((one) => one.until ?? []).sort()[0]
  return from === undefined || until === undefined || from < until
}

function haveNumber(conditions: readonly Condition[]): boolean {
  const bounds = conditions
    .filter((one) => one.kind === 'number')
    .map(({ is, than }) => ({ is, than: readRational(than) }))
  const lows = bounds.filter(({ is }) => is === 'atLeast' || is === 'moreThan')
  const highs = bounds.filter(({ is }) => is === 'atMost' || is === 'lessThan')
  return lows.every((low) => highs.every((high) => leavesRoom(low, high)))
}

const leavesRoom = (low: { is: string; than: Rational }, high: { is: string; than: Rational }): boolean => {
  const order = compare(low.than, high.than)
  return order < 0 || (order === 0 && low.is === 'atLeast' && high.is === 'atMost')
}

const definitionsOf = ({ programme }: Vendor) => programme.definitions ?? NO_DEFINITIONS
