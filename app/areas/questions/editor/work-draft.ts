import type { QuestionType } from '../registry'
import { changeDraft, type DraftChange } from './change-draft'
import type { Draft, DraftField } from './draft'
import { editOf } from './edits'

/**
 * A change of the form's rows with what belongs to it: a gap is also a place in the text, a new gap begins with one answer
 * and a new criterion with two levels.
 * @param caret where the cursor stands in the text; its end when null
 * @param freshKey for a new part, which no part of the question ever had
 */
export function workDraft(
  type: QuestionType,
  draft: Draft,
  change: DraftChange,
  of: { caret: number | null; freshKey: (index: number) => string },
): { draft: Draft; key: string } {
  const name = editOf(type).rowName?.[change.list]
  const newKey = name ? numbered(draft, change.list, name) : of.freshKey(0)
  const changed = changeDraft(draft, change, newKey)
  const isGap = type === 'cloze' && change.list === 'gaps'
  if (change.kind === 'add') {
    const seeded = [...changed.draft, ...seedsOf(`${change.list}.${newKey}`, change.list, of.freshKey)]
    return { draft: isGap ? withGap(seeded, newKey, of.caret) : seeded, key: newKey }
  }
  if (change.kind === 'remove' && isGap)
    return {
      ...changed,
      draft: inStem(changed.draft, (text) => text.replace(`[[${change.key}]]`, '').replace(/ {2,}/g, ' ')),
    }
  return changed
}

function numbered(draft: Draft, list: string, name: string): string {
  const taken = draft.flatMap(([field, value]) => (field === list ? [value] : []))
  let number = taken.length + 1
  while (taken.includes(`${name}-${number}`)) number++
  return `${name}-${number}`
}

function seedsOf(row: string, list: string, freshKey: (index: number) => string): DraftField[] {
  if (list === 'gaps')
    return [
      [`${row}.kind`, 'text'],
      [`${row}.answers`, freshKey(1)],
    ]
  if (list === 'rubric.criteria')
    return [
      [`${row}.levels`, freshKey(1)],
      [`${row}.levels`, freshKey(2)],
    ]
  return []
}

const withGap = (draft: Draft, key: string, caret: number | null): Draft =>
  inStem(draft, (text) => {
    const at = caret ?? text.length
    const before = text.slice(0, at)
    const space = before === '' || /\s$/.test(before) ? '' : ' '
    return `${before}${space}[[${key}]]${text.slice(at)}`
  })

function inStem(draft: Draft, change: (text: string) => string): Draft {
  const isThere = draft.some(([name]) => name === 'stem.text')
  const all: Draft = isThere ? draft : [...draft, ['stem.text', '']]
  return all.map(([name, value]): DraftField => (name === 'stem.text' ? [name, change(value)] : [name, value]))
}
