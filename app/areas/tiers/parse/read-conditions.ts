import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { formatRational } from '~/platform/rational'
import { readHolding } from '../engine/rule-kinds/read-holding'
import type { Reading } from '../engine/rule-kinds/rule-kind'
import { COMPARISONS, type Condition, isVariable, PARTNER_PREFIX } from '../language/condition'
import type { Entry } from './reader'

/** The fields that items have; null when any name may be one, because facts bring their own. */
export type KnownFields = readonly string[] | null

const PARTNER_FIELDS = ['region', 'country', 'segment', 'joined'].map((name) => `${PARTNER_PREFIX}${name}`)

/**
 * What an item must be like, one line for each field: `{ region: emea, line: [a, b], stage: { not: lost }, installs: {
 * atLeast: 500 }, sold: { from: 2024-02-27 }, area: $area }`; of people also `holding`.
 */
export function readConditions(node: Node | null, reading: Reading, known: KnownFields): Condition[] | null {
  const entries = reading.reader.entries(node)
  if (!entries) return null
  const read = entries.map((entry) => readCondition(entry, reading, known))
  return read.every((condition) => condition !== null) ? read.flat() : null
}

function readCondition({ key, keyNode, value }: Entry, reading: Reading, known: KnownFields): Condition[] | null {
  const { reader } = reading
  if (key === 'holding') return readHeld(value, reading)
  if (known && !reader.known(keyNode, key, [...known, ...PARTNER_FIELDS], 'unknown-field')) return null
  if (!isMap(value)) return readValues(value, key, false, reading)
  const fields = reader.fields(value, [...COMPARISONS, 'from', 'until', 'not'])
  if (!fields) return null
  const forms = [['not'], ['from', 'until'], COMPARISONS].filter((form) => form.some(fields.has))
  if (forms.length !== 1)
    return reader.report(value, 'one-of-keys', { keys: `not, from / until, ${COMPARISONS.join(' / ')}` })
  if (fields.has('not')) return readValues(fields.get('not'), key, true, reading)
  if (fields.has('from') || fields.has('until')) {
    const from = fields.has('from') ? reader.date(fields.get('from')) : null
    const until = fields.has('until') ? reader.date(fields.get('until')) : null
    if ((fields.has('from') && from === null) || (fields.has('until') && until === null)) return null
    return [{ kind: 'day', field: key, from, until }]
  }
  const bounds = COMPARISONS.filter((is) => fields.has(is)).map((is) => ({ is, than: reader.amount(fields.get(is)) }))
  const conditions = bounds.flatMap(({ is, than }): Condition[] =>
    than === null ? [] : [{ kind: 'number', field: key, is, than: formatRational(than) }],
  )
  return conditions.length === bounds.length ? conditions : null
}

function readValues(node: Node | null, field: string, not: boolean, reading: Reading): Condition[] | null {
  const { reader, variables } = reading
  const items = isSeq<Node | null>(node) ? reader.items(node) : [node]
  // `yes` and `no` are texts here, as facts bring them.
  const values = items?.map((item) =>
    isScalar(item) && typeof item.value === 'boolean' ? (item.value ? 'yes' : 'no') : reader.text(item),
  )
  if (!values?.every((value) => value !== null)) return null
  const names = values.filter(isVariable).map((value) => value.slice(1))
  return names.every((name) => reader.known(node, name, variables, 'unknown-variable'))
    ? [{ kind: 'one-of', field, values, not }]
    : null
}

/** A certification, `{ any: […] }`, `{ all: […] }`, `{ orHigher: … }`, or `{ where: {…}, atLeast: 2 }` on what is held. */
function readHeld(node: Node | null, reading: Reading): Condition[] | null {
  const { reader, vocabulary } = reading
  const entries = isMap(node) ? reader.entries(node) : []
  if (entries?.some(({ key }) => key === 'where')) {
    const fields = reader.fields(node, ['where', 'atLeast'])
    const where = fields && readConditions(fields.get('where'), reading, reading.fieldsOf('certificates'))
    const atLeast = fields?.has('atLeast') ? reader.whole(fields.get('atLeast'), { min: 1, max: 100 }) : 1
    return where && atLeast !== null ? [{ kind: 'holds', where, atLeast }] : null
  }
  const holding = readHolding(node, reader, vocabulary)
  if (!holding) return null
  const held = (values: readonly string[]): Condition => ({
    ...{ kind: 'holds', atLeast: 1 },
    where: [{ kind: 'one-of', field: 'certification', values, not: false }],
  })
  return holding.mode === 'all' ? holding.certifications.map((one) => held([one])) : [held(holding.certifications)]
}
