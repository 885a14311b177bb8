import type { DraftFields } from './draft-fields'

/** One field that a draft says otherwise; an empty text stands for nothing. */
export type DraftChange = { field: string; before: string; after: string }

/** What publishing a draft would change, in the order of its form. */
export function draftChanges(before: DraftFields, after: DraftFields): DraftChange[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return names
    .filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
    .sort(byPlace)
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
}

/** Settings first, then sections and draws by their numbers. */
function byPlace(a: string, b: string): number {
  const [isSectionA, isSectionB] = [a.startsWith('sections.'), b.startsWith('sections.')]
  if (isSectionA !== isSectionB) return isSectionA ? 1 : -1
  return isSectionA ? a.localeCompare(b, 'en', { numeric: true }) : 0
}
