/** One screen of an attempt. */
export type AttemptPage<Item> = { number: number; sectionId: string; items: Item[] }

/** How many questions a page holds at most: all of them, those of a section, or a number. */
export type PerPage = number | 'section' | 'all'

/**
 * Cuts an attempt into pages of at most `perPage` questions. A page never holds questions of two sections, except where
 * everything is on one page.
 */
export function pagesOf<Item extends { sectionId: string }>(
  items: readonly Item[],
  perPage: PerPage,
): AttemptPage<Item>[] {
  const pages: AttemptPage<Item>[] = []
  for (const item of items) {
    const last = pages.at(-1)
    const isFull = typeof perPage === 'number' && last !== undefined && last.items.length >= perPage
    const fits = last && (perPage === 'all' || (last.sectionId === item.sectionId && !isFull))
    if (fits) last.items.push(item)
    else pages.push({ number: pages.length + 1, sectionId: item.sectionId, items: [item] })
  }
  return pages
}

/** The page that a request names; the first one when it names none that there is. */
export function pageNumber(named: string | null, pages: number): number {
  const number = named !== null && /^[1-9]\d{0,3}$/.test(named) ? Number(named) : 1
  return number <= pages ? number : 1
}
