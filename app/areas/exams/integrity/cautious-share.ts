/**
 * How common an answer may be that `count` of `n` people gave: the upper end of Wilson's interval (1927) at one standard
 * error. Little data makes an answer look common rather than rare: with nobody to go by it is 1, and tells nothing.
 * @returns 0..1
 */
export function cautiousShare(count: number, n: number): number {
  if (n === 0) return 1
  const half = Math.sqrt((count * (n - count)) / n + 0.25)
  return Math.min(1, (count + 0.5 + half) / (n + 1))
}
