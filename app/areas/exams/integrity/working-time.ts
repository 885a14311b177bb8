/** An answer that was saved; of several to the same question each is one. Epoch milliseconds. */
type SavedAt = { itemId: string; savedAt: number }
type Span = { from: number; to: number | null }

export type WorkingTime = {
  /** milliseconds from the start to the last answer, without pauses */
  total: number
  /** by item: milliseconds it took, and how long after the start its first answer was there */
  items: Map<string, { took: number; firstAt: number }>
}

/**
 * How long an attempt worked, and on what. The time between two saves belongs to the question that was saved at its end;
 * of several saved in one moment each gets the same part. While the clock stood still no time passes. Reading ahead counts
 * for the question answered next, so the time of one question alone proves nothing; the sum is exact.
 */
export function workingTime(of: {
  startedAt: number
  saves: readonly SavedAt[]
  pauses: readonly Span[]
}): WorkingTime {
  const items = new Map<string, { took: number; firstAt: number }>()
  const moments = [...new Set(of.saves.map(({ savedAt }) => savedAt))].sort((a, b) => a - b)
  let before = 0
  for (const moment of moments) {
    const at = Math.max(before, workedUntil(moment, of))
    const saved = [...new Set(of.saves.filter(({ savedAt }) => savedAt === moment).map(({ itemId }) => itemId))]
    for (const itemId of saved) {
      const item = items.get(itemId) ?? { took: 0, firstAt: at }
      items.set(itemId, { ...item, took: item.took + (at - before) / saved.length })
    }
    before = at
  }
  return { total: before, items }
}

function workedUntil(at: number, { startedAt, pauses }: { startedAt: number; pauses: readonly Span[] }): number {
  const still = pauses.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(at, to ?? at) - Math.max(startedAt, from)),
    0,
  )
  return Math.max(0, at - startedAt - still)
}
