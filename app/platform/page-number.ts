/** Far beyond any list, and far below where a database refuses the row to begin at. */
const LAST = 1_000_000

/** The page of a list that an address asks for, from 1; whatever is not a whole number asks for the first. */
export function pageNumber(query: URLSearchParams): number {
  const asked = query.get('page') ?? ''
  return /^\d{1,15}$/.test(asked) ? Math.min(Math.max(1, Number(asked)), LAST) : 1
}
