/** The 95 % interval of a share that was seen `count` times of `n` (Wilson 1927); it stays within 0..1 for few, too. */
export function wilson(count: number, n: number): { low: number; high: number } | null {
  if (n === 0) return null
  const z = 1.959963984540054
  const share = count / n
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
