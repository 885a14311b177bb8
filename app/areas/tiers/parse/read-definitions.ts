import type { Node } from 'yaml'
import { columnsOf } from '../facts/read-facts'
import {
  AGGREGATIONS,
  type AttestationDefinition,
  BENEFIT_UNITS,
  type BenefitDefinition,
  type BenefitUnit,
  type BenefitUsage,
  METRIC_UNITS,
  type Metric,
} from '../language/programme'
import type { Fields, Reader } from './reader'

/** `metrics:` — `revenue: { unit: money, title: {...}, aggregation: sum }`. */
export const readMetrics = (node: Node | null, reader: Reader): Metric[] =>
  readNamed(node, reader, ['unit', 'title', 'aggregation', 'fields'], (slug, fields) => {
    const unit = reader.oneOf(fields.required('unit'), METRIC_UNITS)
    const title = reader.local(fields.required('title'))
    const aggregation = fields.has('aggregation') ? reader.oneOf(fields.get('aggregation'), AGGREGATIONS) : 'sum'
    const said = fields.has('fields') ? readAmountFields(fields.get('fields'), reader) : undefined
    if (!unit || !title || !aggregation || said === null) return null
    return { slug, unit, aggregation, title, ...(said && { fields: said }) }
  })

/** What amounts say of themselves is written in columns of its own in a file of facts. */
function readAmountFields(node: Node | null, reader: Reader): string[] | null {
  const names = reader.items(node)?.map((item) => {
    const name = reader.slug(item)
    return name !== null && reader.free(item, name, columnsOf('metric')) ? name : null
  })
  return names?.every((name) => name !== null) && reader.distinct(node, names) ? names : null
}

/** `attestations:` — `business-plan: { title: {...} }`. */
export const readAttestations = (node: Node | null, reader: Reader): AttestationDefinition[] =>
  readNamed(node, reader, ['title'], (slug, fields) => {
    const title = reader.local(fields.required('title'))
    return title ? { slug, title } : null
  })

/** `benefits:` — `nfr-licences: { unit: count, title: {...}, use: { text: {...}, link: /help }, usage: licences }`. */
export const readBenefits = (node: Node | null, reader: Reader, metrics: readonly Metric[]): BenefitDefinition[] =>
  readNamed(node, reader, ['unit', 'title', 'currency', 'use', 'usage'], (slug, fields) => {
    const unit = reader.oneOf(fields.required('unit'), BENEFIT_UNITS)
    const title = reader.local(fields.required('title'))
    const currency = fields.has('currency') ? readBenefitCurrency(fields, unit, reader) : null
    const use = fields.has('use') ? readUse(fields.get('use'), reader) : null
    const usage = fields.has('usage') && unit ? readUsage(fields.get('usage'), unit, metrics, reader) : null
    return unit && title
      ? { slug, unit, title, ...(currency && { currency }), ...(use && { use }), ...(usage && { usage }) }
      : null
  })

function readBenefitCurrency(fields: Fields, unit: BenefitUnit | null, reader: Reader): string | null {
  const node = fields.get('currency')
  if (unit !== null && unit !== 'money') return reader.report(node, 'not-of-unit', { name: 'currency', units: 'money' })
  return reader.currency(node)
}

function readUse(node: Node | null, reader: Reader): BenefitDefinition['use'] | null {
  const fields = reader.fields(node, ['text', 'link'])
  const text = fields && reader.local(fields.required('text'))
  const link = fields?.has('link') ? reader.link(fields.get('link')) : null
  return text ? { text, ...(link && { link }) } : null
}

const USAGES = { licences: 'count', fund: 'money', answers: 'hours' } as const
const USAGE_NAMES = ['licences', 'fund', 'answers'] as const

/** `licences`, `fund`, `answers`, or `{ fundFrom: revenue }` for a share of what is sold. */
function readUsage(
  node: Node | null,
  unit: BenefitUnit,
  metrics: readonly Metric[],
  reader: Reader,
): BenefitUsage | null {
  const notOf = (name: string, units: string) => reader.report(node, 'not-of-unit', { name, units })
  if (reader.isText(node)) {
    const kind = reader.oneOf(node, USAGE_NAMES)
    if (kind === null) return null
    if (USAGES[kind] !== unit) return notOf(kind, USAGES[kind])
    return kind === 'fund' ? { kind, from: null } : { kind }
  }
  const fields = reader.fields(node, ['fundFrom'])
  const from = fields && reader.slug(fields.required('fundFrom'))
  if (!from) return null
  if (unit !== 'percent') return notOf('fundFrom', 'percent')
  const money = metrics.filter((metric) => metric.unit === 'money').map(({ slug }) => slug)
  return reader.known(fields.get('fundFrom'), from, money, 'unknown-metric') ? { kind: 'fund', from } : null
}

/** A mapping of slugs to definitions; the slugs of broken definitions are kept out, their problems are noted. */
export function readNamed<Definition>(
  node: Node | null,
  reader: Reader,
  keys: readonly string[],
  read: (slug: string, fields: Fields) => Definition | null,
): Definition[] {
  return (node === null ? [] : (reader.entries(node) ?? [])).flatMap(({ keyNode, value }) => {
    const slug = reader.slug(keyNode)
    const fields = value === null ? null : reader.fields(value, keys)
    if (value === null) reader.report(keyNode, 'wrong-type', { expected: 'map' })
    return (slug && fields && read(slug, fields)) || []
  })
}
