import { type PerPage, pagesOf } from './attempt-pages'

/** The positions that stand open, both included; null where all of them do. */
type OpenRange = { from: number; to: number } | null

/** Where a question stands for somebody who goes forward only. */
export type Standing = 'open' | 'passed' | 'ahead'

/**
 * Is a question open, left behind for good, or still to come? What is behind cannot be changed and what is ahead is not
 * known, on whatever way somebody asks.
 */
export function standingOf(range: OpenRange, position: number): Standing {
  if (range === null || (position >= range.from && position <= range.to)) return 'open'
  return position < range.from ? 'passed' : 'ahead'
}

/** The range that an attempt's row holds. */
export const openRangeOf = (attempt: { open_from: number | null; open_to: number | null }): OpenRange =>
  attempt.open_from === null || attempt.open_to === null ? null : { from: attempt.open_from, to: attempt.open_to }

/** The range of a page; null where there is no such page. */
export function rangeOfPage(
  items: readonly { sectionId: string; number: number }[],
  perPage: PerPage,
  page: number,
): OpenRange {
  const [first, last] = [0, -1].map((at) => pagesOf(items, perPage)[page - 1]?.items.at(at))
  return first && last ? { from: first.number, to: last.number } : null
}

/** The page that stands open; 1 where all of them do. */
export function openPage(
  items: readonly { sectionId: string; number: number }[],
  perPage: PerPage,
  range: OpenRange,
): number {
  if (range === null) return 1
  return pagesOf(items, perPage).find((page) => page.items.some(({ number }) => number === range.from))?.number ?? 1
}
