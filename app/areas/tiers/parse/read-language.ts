import type { Node } from 'yaml'
import { formatRational } from '~/platform/rational'
import { columnsOf } from '../facts/read-facts'
import { PARTNER_PREFIX } from '../language/condition'
import {
  type Competency,
  type Definitions,
  FIELD_TYPES,
  type FieldType,
  type NamedNumberDefinition,
  type Parameter,
  type ParameterOverride,
  type RankDefinition,
  type RateTable,
  type RecordDefinition,
  type Retirement,
} from '../language/definitions'
import { readConditions } from './read-conditions'
import { readDaysOfYear } from './read-days-of-year'
import { readNamed } from './read-definitions'
import { readNumber } from './read-number'
import { outermost, type RuleReader, readRule } from './read-rule'
import type { Fields, Reader } from './reader'

/** The sections of a file that define things for its rules. */
export const DEFINITION_KEYS = [
  ...['certifications', 'retired', 'records', 'parameters', 'numbers', 'competencies', 'ranks'],
  ...['rates', 'words'],
]

/** `certifications:` — `pro: { level: professional, kind: technical }`: what rules may ask besides the name. */
export function readTraits(node: Node | null, reader: Reader): Definitions['certifications'] {
  const entries = node === null ? [] : (reader.entries(node) ?? [])
  return Object.fromEntries(
    entries.flatMap(({ keyNode, value }) => {
      const slug = reader.slug(keyNode)
      const traits = value === null ? [] : reader.entries(value)
      const read = traits?.map((trait) => [trait.key, reader.text(trait.value)] as const)
      return slug && read?.every(([, text]) => text !== null)
        ? [[slug, Object.fromEntries(read) as Record<string, string>] as const]
        : []
    }),
  )
}

/** `retired:` — `sales-2024: { countsUntil: 2027-01-01, countsAs: sales-professional }`, either or both. */
export function readRetired(
  node: Node | null,
  reader: Reader,
  certifications: readonly string[],
): NonNullable<Definitions['retired']> {
  const entries = node === null ? [] : (reader.entries(node) ?? [])
  const retired = entries.map(({ key }) => key)
  return Object.fromEntries(
    entries.flatMap(({ keyNode, value }): [string, Retirement][] => {
      const slug = reader.slug(keyNode)
      const fields = reader.fields(value, ['countsUntil', 'countsAs'])
      if (!slug || !fields) return []
      if (!fields.has('countsUntil') && !fields.has('countsAs')) {
        reader.report(keyNode, 'missing-key', { key: 'countsUntil' })
        return []
      }
      const countsUntil = fields.has('countsUntil') ? reader.date(fields.get('countsUntil')) : null
      const countsAs = fields.has('countsAs') ? reader.slug(fields.get('countsAs')) : null
      if (countsAs !== null && retired.includes(countsAs))
        reader.report(fields.get('countsAs'), 'counts-as-retired', { name: countsAs })
      else if (countsAs !== null)
        reader.known(fields.get('countsAs'), countsAs, certifications, 'unknown-certification')
      return [[slug, { countsUntil, countsAs }]]
    }),
  )
}

/** `words:` — `hosting: { title: Hosting, values: { cloud: Cloud } }`: how fields and their values are called. */
export function readWords(node: Node | null, reader: Reader): NonNullable<Definitions['words']> {
  const entries = node === null ? [] : (reader.entries(node) ?? [])
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const fields = reader.fields(value, ['title', 'values'])
      if (!fields) return []
      const title = fields.has('title') ? reader.local(fields.get('title')) : null
      const named = fields.has('values') ? (reader.entries(fields.get('values')) ?? []) : []
      const values = named.flatMap((one) => {
        const text = reader.local(one.value)
        return text ? [[one.key, text] as const] : []
      })
      return [[key, { title, values: Object.fromEntries(values) }] as const]
    }),
  )
}

/** `records:` — `app: { title: App, lasts: yes, fields: { installs: number, paid: text } }`. */
export const readRecords = (node: Node | null, reader: Reader): RecordDefinition[] =>
  readNamed(node, reader, ['title', 'lasts', 'fields'], (slug, fields) => {
    const title = reader.local(fields.required('title'))
    const lasts = fields.has('lasts') ? reader.flag(fields.get('lasts')) : false
    const entries = reader.entries(fields.required('fields'))
    const types = entries?.map(({ key, keyNode, value }) => {
      reader.free(keyNode, key, columnsOf('record'))
      return [key, reader.oneOf(value, FIELD_TYPES)] as const
    })
    if (!title || lasts === null || !types?.every(([, type]) => type !== null)) return null
    return { slug, title, lasts, fields: Object.fromEntries(types) as Record<string, FieldType> }
  })

/** `rates:` — a list of `{ from: 2024-01-01, rates: { USD: 0.92 } }`: what one unit is worth in the programme's currency. */
export function readRates(node: Node | null, reader: Reader): RateTable[] {
  const tables = (node === null ? [] : (reader.items(node) ?? [])).flatMap((item) => {
    const fields = reader.fields(item, ['from', 'rates'])
    const from = fields && reader.date(fields.required('from'))
    const entries = fields && reader.entries(fields.required('rates'))
    const rates = entries?.flatMap(({ key, value }) => {
      const rate = reader.amount(value)
      return rate ? [[key, formatRational(rate)] as const] : []
    })
    return from && rates ? [{ from, rates: Object.fromEntries(rates) }] : []
  })
  return tables.sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** `parameters:` — `gold-revenue: { title: …, value: 150000, overrides: [{ when: { region: growth }, value: 75000 }] }`. */
export const readParameters = (node: Node | null, rules: RuleReader): Parameter[] =>
  readNamed(node, rules.reader, ['title', 'value', 'overrides', 'ramp'], (slug, fields) => {
    const { reader } = rules
    const title = fields.has('title') ? reader.local(fields.get('title')) : { en: slug }
    const value = reader.amount(fields.required('value'))
    const overrides = fields.has('overrides')
      ? reader.items(fields.get('overrides'))?.map((item) => readOverride(item, rules))
      : []
    const ramp = fields.has('ramp') ? readRamp(fields, reader) : []
    if (!title || !value || !ramp || !overrides?.every((override) => override !== null)) return null
    return { slug, title, value: formatRational(value), overrides, ramp }
  })

function readOverride(node: Node | null, rules: RuleReader): ParameterOverride | null {
  const { reader } = rules
  const fields = reader.fields(node, ['when', 'from', 'until', 'value'])
  if (!fields) return null
  const when = fields.has('when') ? readConditions(fields.get('when'), outermost(rules, ''), PARTNER) : []
  const from = fields.has('from') ? reader.date(fields.get('from')) : null
  const until = fields.has('until') ? reader.date(fields.get('until')) : null
  const value = reader.amount(fields.required('value'))
  if (!when || !value || (fields.has('from') && !from) || (fields.has('until') && !until)) return null
  // A parameter has no item: what is asked here is asked of the partner.
  const ofPartner = when.map((condition) =>
    'field' in condition && !condition.field.startsWith(PARTNER_PREFIX)
      ? { ...condition, field: `${PARTNER_PREFIX}${condition.field}` }
      : condition,
  )
  return { when: ofPartner, from, until, value: formatRational(value) }
}

const PARTNER = ['region', 'country', 'segment', 'joined']

function readRamp(fields: Fields, reader: Reader): Parameter['ramp'] | null {
  const steps = reader.items(fields.get('ramp'))?.map((item) => {
    const step = reader.fields(item, ['months', 'share'])
    const months = step && reader.whole(step.required('months'), { min: 1, max: 120 })
    const share = step && reader.amount(step.required('share'))
    return months && share ? { months, share: formatRational(share) } : null
  })
  return steps?.every((step) => step !== null) ? steps.toSorted((a, b) => a.months - b.months) : null
}

/** `numbers:` — `score: { title: Score, is: { score: […] } }`. */
export const readNumbers = (node: Node | null, rules: RuleReader): NamedNumberDefinition[] =>
  readNamed(node, rules.reader, ['title', 'is'], (slug, fields) => {
    const title = fields.has('title') ? rules.reader.local(fields.get('title')) : { en: slug }
    const id = `numbers.${slug}`
    const is = readNumber(fields.required('is'), id, outermost(rules, id))
    return title && is ? { slug, title, is } : null
  })

/** `ranks:` — `by-sales: { title: Rank by sales, of: sales, within: country, taken: [02-01] }`; `first: least` for times. */
export const readRanks = (node: Node | null, rules: RuleReader): RankDefinition[] =>
  readNamed(node, rules.reader, ['title', 'of', 'within', 'taken', 'first'], (slug, fields) => {
    const { reader } = rules
    const id = `ranks.${slug}`
    const title = reader.local(fields.required('title'))
    const of = readNumber(fields.required('of'), `${id}.of`, outermost(rules, id))
    const within = fields.has('within')
      ? reader.oneOf(fields.get('within'), ['region', 'country', 'segment'] as const)
      : null
    const taken = readDaysOfYear(fields.required('taken'), reader)
    const first = fields.has('first') ? reader.oneOf(fields.get('first'), ['greatest', 'least'] as const) : 'greatest'
    const isComplete = title && of && taken && first && (!fields.has('within') || within)
    return isComplete ? { slug, title, of, within, taken, first } : null
  })

/** `competencies:` — `cloud: { title: Cloud, requires: … }`; without a rule it can only be granted. */
export const readCompetencies = (node: Node | null, rules: RuleReader): Competency[] =>
  readNamed(node, rules.reader, ['title', 'requires'], (slug, fields) => {
    const title = rules.reader.local(fields.required('title'))
    const requires = fields.has('requires') ? readRule(fields.get('requires'), `competencies.${slug}`, rules) : null
    return title && (!fields.has('requires') || requires) ? { slug, title, requires } : null
  })
