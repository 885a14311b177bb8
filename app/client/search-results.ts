export type SearchItem = { title: string; href: string; meta?: string }
export type SearchGroup = { title: string; items: SearchItem[] }

/** The shortest text worth a request. */
export const SHORTEST = 2

/** Parses the answer of `/search.json`; what does not look right, or leads elsewhere, is left out. */
export function parseResults(value: unknown): SearchGroup[] {
  const groups = isRecord(value) && Array.isArray(value.groups) ? value.groups : []
  return groups.flatMap((group): SearchGroup[] => {
    if (!isRecord(group) || typeof group.title !== 'string' || !Array.isArray(group.items)) return []
    const items = group.items.flatMap((item): SearchItem[] =>
      isRecord(item) &&
      typeof item.title === 'string' &&
      typeof item.href === 'string' &&
      /^\/(?![/\\])/.test(item.href)
        ? [{ title: item.title, href: item.href, ...(typeof item.meta === 'string' && { meta: item.meta }) }]
        : [],
    )
    return items.length > 0 ? [{ title: group.title, items }] : []
  })
}

/** The place after a key, from -1 (nothing chosen) to the last of `count`; null for other keys. */
export function move(key: string, from: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return from >= count - 1 ? 0 : from + 1
  if (key === 'ArrowUp') return from <= 0 ? count - 1 : from - 1
  return null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
