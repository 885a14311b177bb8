import { isScalar, type Node } from 'yaml'
import type { Reading } from '../engine/rule-kinds/rule-kind'
import type { Selection } from '../language/selection'
import { readConditions } from './read-conditions'
import { readWindow, WINDOW_KEYS } from './read-window'
import type { Fields } from './reader'

/** The keys that say which items are meant; they stand beside those of the rule or number that reads them. */
export const SELECTION_KEYS = ['of', 'where', 'top', ...WINDOW_KEYS]

/** A source by its name, or a mapping with the keys of a selection. */
export function readWholeSelection(node: Node | null, reading: Reading, more: readonly string[] = []) {
  if (isScalar(node)) {
    const source = readSource(node, reading)
    return source === null ? null : { of: { source, window: null, where: [], top: null }, fields: null }
  }
  const fields = reading.reader.fields(node, [...SELECTION_KEYS, ...more])
  const of = fields && readSelection(fields, reading)
  return fields && of ? { of, fields } : null
}

export function readSelection(fields: Fields, reading: Reading): Selection | null {
  const { reader } = reading
  const source = readSource(fields.required('of'), reading)
  const { ok, window } = readWindow(fields, reader)
  const known = source === null ? null : reading.fieldsOf(source)
  const where = fields.has('where') ? readConditions(fields.get('where'), reading, known) : []
  const top = fields.has('top') ? readTop(fields.get('top'), reading) : null
  if (source === null || !ok || where === null || (fields.has('top') && top === null)) return null
  if (window !== null && !reading.happens(source)) return reader.report(fields.get('of'), 'no-window', { name: source })
  return { source, window, where, top }
}

function readSource(node: Node | null, { reader, vocabulary }: Reading): string | null {
  const name = reader.text(node)
  return name !== null && reader.known(node, name, vocabulary.sources, 'unknown-source') ? name : null
}

function readTop(node: Node | null, { reader }: Reading): Selection['top'] {
  const fields = reader.fields(node, ['count', 'by', 'order'])
  if (!fields) return null
  const count = fields.has('count') ? reader.whole(fields.get('count'), { min: 1, max: 10_000 }) : 1
  const order = fields.has('order')
    ? reader.oneOf(fields.get('order'), ['greatest', 'least', 'latest'] as const)
    : 'greatest'
  if (order === 'latest' && fields.has('by')) return reader.report(node, 'one-of-keys', { keys: 'by, order: latest' })
  const by = order === 'latest' ? 'date' : reader.text(fields.required('by'))
  return count === null || order === null || by === null ? null : { count, by, order }
}
