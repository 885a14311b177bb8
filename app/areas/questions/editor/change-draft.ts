import type { Draft, DraftField } from './draft'

/**
 * A change of the rows of a list, as a button of the form sends it: `add options`, `add options b` (after b), `remove
 * options b`, `up options b`, `down options b`. Anything else changes nothing.
 */
export type DraftChange = { kind: 'add' | 'remove' | 'up' | 'down'; list: string; key: string }

export function readChange(text: string): DraftChange | null {
  const [kind, list, key = ''] = text.split(' ')
  const known = (['add', 'remove', 'up', 'down'] as const).find((one) => one === kind)
  return known && list ? { kind: known, list, key } : null
}

type ChangedDraft = {
  draft: Draft
  /** The row that should have the focus now; empty for the list itself. */
  key: string
}

/** @param newKey of a row that is added; no other row of the form has it */
export function changeDraft(draft: Draft, { kind, list, key }: DraftChange, newKey: string): ChangedDraft {
  const keys = draft.flatMap(([name, value]) => (name === list ? [value] : []))
  const place = keys.indexOf(key)
  if (kind === 'add') {
    const at = place < 0 ? keys.length : place + 1
    return { draft: inOrder(draft, list, keys.toSpliced(at, 0, newKey)), key: newKey }
  }
  if (place < 0) return { draft, key: '' }
  if (kind === 'remove') {
    const left = draft.filter(([name, value]) => !isOfRow(name, list, key) && !(name === list && value === key))
    return { draft: left, key: keys[place + 1] ?? keys[place - 1] ?? '' }
  }
  const to = kind === 'up' ? place - 1 : place + 1
  if (to < 0 || to >= keys.length) return { draft, key }
  return { draft: inOrder(draft, list, keys.toSpliced(place, 1).toSpliced(to, 0, key)), key }
}

const isOfRow = (name: string, list: string, key: string) => name.startsWith(`${list}.${key}.`)

/** The draft with the keys of one list in this order; the order of its other fields means nothing. */
function inOrder(draft: Draft, list: string, keys: readonly string[]): Draft {
  const others = draft.filter(([name]) => name !== list)
  return [...others, ...keys.map((key): DraftField => [list, key])]
}
