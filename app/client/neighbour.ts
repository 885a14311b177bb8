/**
 * Where a key moves the focus in a row of `count` things, or null for other keys. Left and right follow the script; the
 * ends are joined.
 */
export function neighbour(key: string, from: number, count: number, isRtl: boolean): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowRight') return (from + (isRtl ? count - 1 : 1)) % count
  if (key === 'ArrowLeft') return (from + (isRtl ? 1 : count - 1)) % count
  return null
}
