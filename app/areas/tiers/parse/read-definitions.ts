import type { Node } from 'yaml'
import {
  AGGREGATIONS,
  type AttestationDefinition,
  BENEFIT_UNITS,
  type BenefitDefinition,
  METRIC_UNITS,
  type Metric,
} from '../language/programme'
import type { Fields, Reader } from './reader'

/** `metrics:` — `revenue: { unit: money, title: {...}, aggregation: sum }`. */
export const readMetrics = (node: Node | null, reader: Reader): Metric[] =>
  readNamed(node, reader, ['unit', 'title', 'aggregation'], (slug, fields) => {
    const unit = reader.oneOf(fields.required('unit'), METRIC_UNITS)
    const title = reader.local(fields.required('title'))
    const aggregation = fields.has('aggregation') ? reader.oneOf(fields.get('aggregation'), AGGREGATIONS) : 'sum'
    return unit && title && aggregation ? { slug, unit, aggregation, title } : null
  })

/** `attestations:` — `business-plan: { title: {...} }`. */
export const readAttestations = (node: Node | null, reader: Reader): AttestationDefinition[] =>
  readNamed(node, reader, ['title'], (slug, fields) => {
    const title = reader.local(fields.required('title'))
    return title ? { slug, title } : null
  })

/** `benefits:` — `licence-discount: { unit: percent, title: {...} }`. */
export const readBenefits = (node: Node | null, reader: Reader): BenefitDefinition[] =>
  readNamed(node, reader, ['unit', 'title'], (slug, fields) => {
    const unit = reader.oneOf(fields.required('unit'), BENEFIT_UNITS)
    const title = reader.local(fields.required('title'))
    return unit && title ? { slug, unit, title } : null
  })

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
