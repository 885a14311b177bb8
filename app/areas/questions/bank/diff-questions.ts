import { canonicalJson } from '~/platform/json'
import type { Question } from '../registry'
import { plainWords, type RichText } from '../rich-text'
import { type DiffPart, diffWords } from './diff-words'

/** A step from a question to one of its fields: a field, or one of several parts, counted from 1 where it is shown. */
export type DiffStep = { field: string } | { list: string; place: number }

/** A field that two versions do not have alike. Texts come with their words marked; other values as they are stored. */
export type FieldChange = { path: readonly DiffStep[] } & (
  | { kind: 'words'; parts: readonly DiffPart[]; formOnly: boolean }
  | { kind: 'value'; before: string | null; after: string | null }
  | { kind: 'order' }
)

/** Not content, or told by the version itself. */
const PASSED_OVER = new Set(['v', 'type', 'externalId'])

/** Fields of plain words; the other values are short, and read best as a whole. */
const LINES = new Set(['title', 'text', 'label', 'alt', 'template'])

/**
 * What a reader of the history wants to know: field by field, in the order of the newer version, then what is gone. Parts
 * that have an id are the same part wherever they stand; the others are compared by their place.
 */
export function diffQuestions(before: Question, after: Question): FieldChange[] {
  const [old, fresh] = [flatten(before), flatten(after)]
  const keys = [...fresh.keys(), ...[...old.keys()].filter((key) => !fresh.has(key))]
  return keys.flatMap((key) => compareLeaves(old.get(key), fresh.get(key)))
}

type Leaf = { path: DiffStep[]; value: string | RichText | readonly string[] }

function compareLeaves(old: Leaf | undefined, fresh: Leaf | undefined): FieldChange[] {
  const path = fresh?.path ?? old?.path ?? []
  const [from, to] = [old?.value, fresh?.value]
  if (canonicalJson(from) === canonicalJson(to)) return []
  if (isRich(from) || isRich(to)) return [words(path, isRich(from) ? from : null, isRich(to) ? to : null)]
  if (Array.isArray(from) || Array.isArray(to)) return isReordered(from, to) ? [{ path, kind: 'order' }] : []
  const field = path.at(-1)
  if (typeof from === 'string' && typeof to === 'string' && field && 'field' in field && LINES.has(field.field))
    return [{ path, kind: 'words', parts: diffWords(from, to), formOnly: false }]
  const text = (value: Leaf['value'] | undefined) => (typeof value === 'string' ? value : null)
  return [{ path, kind: 'value', before: text(from), after: text(to) }]
}

function words(path: DiffStep[], from: RichText | null, to: RichText | null): FieldChange {
  const [old, fresh] = [from ? plainWords(from) : '', to ? plainWords(to) : '']
  // The same words in another form: what was typed says what differs.
  const formOnly = from !== null && to !== null && old === fresh
  const parts = formOnly ? diffWords(from.text, to.text) : diffWords(old, fresh)
  return { path, kind: 'words', parts, formOnly }
}

/** Parts that are new or gone are told by their fields; only what stays can be in another order. */
function isReordered(from: Leaf['value'] | undefined, to: Leaf['value'] | undefined): boolean {
  if (!Array.isArray(from) || !Array.isArray(to)) return false
  const kept = (list: readonly string[], other: readonly string[]) => list.filter((id) => other.includes(id)).join(' ')
  return kept(from, to) !== kept(to, from)
}

function flatten(question: Question): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const walk = (value: unknown, key: string, path: DiffStep[]) => {
    if (value === undefined || value === null) return
    if (isRich(value)) leaves.set(key, { path, value })
    else if (Array.isArray(value)) walkList(value, key, path)
    else if (typeof value === 'object') {
      for (const [field, member] of Object.entries(value))
        if (path.length > 0 || !PASSED_OVER.has(field))
          if (field !== 'id') walk(member, `${key}/${field}`, [...path, { field }])
    } else leaves.set(key, { path, value: String(value) })
  }
  const walkList = (list: readonly unknown[], key: string, path: DiffStep[]) => {
    if (list.every((item) => typeof item !== 'object')) {
      leaves.set(key, { path, value: list.join(', ') })
      return
    }
    const last = path.at(-1)
    const name = last && 'field' in last ? last.field : ''
    const ids = list.flatMap((item) => idOf(item) ?? [])
    if (ids.length > 0) leaves.set(`${key}/order`, { path, value: ids })
    for (const [index, item] of list.entries())
      walk(item, `${key}/${idOf(item) ?? index + 1}`, [...path.slice(0, -1), { list: name, place: index + 1 }])
  }
  walk(question, '', [])
  return leaves
}

const isRich = (value: unknown): value is RichText =>
  typeof value === 'object' && value !== null && 'format' in value && 'text' in value

const idOf = (item: unknown): string | null =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : null
