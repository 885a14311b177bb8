export type Band = { from: number; to: number; count: number }

/** Bands of ten hundredths; a full score belongs to the last one, and 70 % to the one that begins there. */
export function bandsOf(shares: readonly number[]): Band[] {
  const bands = Array.from({ length: 10 }, (_, index): Band => ({ from: index / 10, to: (index + 1) / 10, count: 0 }))
  for (const share of shares) {
    // Twelve digits: 7/10 of an odd number of points is a rounding below 0.7.
    const band = bands[Math.min(9, Math.max(0, Math.floor(Number((share * 10).toFixed(12)))))]
    if (band) band.count++
  }
  return bands
}
