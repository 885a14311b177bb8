export type Band = { from: number; to: number; count: number }

/**
 * Shares 0..1 counted in bands of ten hundredths, from the first band that holds any to the last; a share on the border
 * belongs to the higher band, and everything to the highest.
 */
export function bandsOf(shares: readonly number[]): Band[] {
  const counts = Array.from({ length: 10 }, () => 0)
  for (const share of shares) {
    const band = Math.min(9, Math.max(0, Math.floor(share * 10 + 1e-9)))
    counts[band] = (counts[band] ?? 0) + 1
  }
  const first = counts.findIndex((count) => count > 0)
  const last = counts.findLastIndex((count) => count > 0)
  if (first < 0) return []
  return counts
    .map((count, band) => ({ from: band / 10, to: (band + 1) / 10, count }))
    .slice(Math.max(0, first - 1), Math.min(10, last + 2))
}
