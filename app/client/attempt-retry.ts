const FIRST_MS = 1_000
const LONGEST_MS = 20_000

/**
 * How long to wait before the next try, in milliseconds: doubling up to 20 s, spread by a quarter so that many browsers
 * do not come back at the same moment; never sooner than the server asked for.
 * @param chance 0..1
 */
export function retryDelay(failures: number, chance: number, retryAfterSeconds = 0): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.max(retryAfterSeconds * 1_000, Math.round(base * (0.75 + chance / 2)))
}
