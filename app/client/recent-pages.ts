export type RecentPage = { href: string; title: string }

/** How many pages are remembered, and how many of them are offered. */
export const KEPT = 8

/** Puts a page first; a page that was there moves up. */
export const remember = (pages: readonly RecentPage[], page: RecentPage): RecentPage[] =>
  [page, ...pages.filter((other) => other.href !== page.href)].slice(0, KEPT)

/** Reads what an earlier page wrote; anything that is not a list of own pages counts as nothing. */
export function parseRecent(text: string | null): RecentPage[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter(isRecentPage).slice(0, KEPT) : []
  } catch {
    return []
  }
}

const isRecentPage = (value: unknown): value is RecentPage =>
  typeof value === 'object' &&
  value !== null &&
  'href' in value &&
  typeof value.href === 'string' &&
  /^\/(?![/\\])/.test(value.href) &&
  'title' in value &&
  typeof value.title === 'string'
