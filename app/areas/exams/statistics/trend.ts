/** How a question, or an exam, did in one month. */
export type TrendPoint = { /** first moment of the month in UTC */ month: number; n: number /** 0..1 */; mean: number }

/** Shares by the month they were submitted in, oldest first; months without any are left out. */
export function trendOf(points: readonly { at: number; share: number }[]): TrendPoint[] {
  const months = new Map<string, { n: number; sum: number }>()
  for (const { at, share } of points) {
    const month = new Date(at).toISOString().slice(0, 7)
    const known = months.get(month) ?? { n: 0, sum: 0 }
    months.set(month, { n: known.n + 1, sum: known.sum + share })
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { n, sum }]) => ({ month: Date.parse(`${month}-01T00:00:00Z`), n, mean: sum / n }))
}
