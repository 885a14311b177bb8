/**
 * Sample moments, n − 1 throughout. Deviations are taken from the mean in a second pass and corrected for what rounding
 * leaves of their sum (Chan, Golub and LeVeque 1983), so a large constant in front of small differences does no harm.
 */

export function mean(values: readonly number[]): number {
  const rough = sum(values) / values.length
  let rest = 0
  for (const value of values) rest += value - rough
  return rough + rest / values.length
}

export const variance = (values: readonly number[]): number => covariance(values, values)

/** Of two lists of the same length, at least two long. */
export function covariance(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)]
  let products = 0
  let restX = 0
  let restY = 0
  for (let index = 0; index < xs.length; index++) {
    const dx = (xs[index] ?? 0) - mx
    const dy = (ys[index] ?? 0) - my
    products += dx * dy
    restX += dx
    restY += dy
  }
  return (products - (restX * restY) / xs.length) / (xs.length - 1)
}

export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/**
 * Fisher's k-statistics, the unbiased estimates of the cumulants, as Moodle's quiz statistics use them
 * (https://docs.moodle.org/dev/Quiz_statistics_calculations): with mᵣ the mean r-th power of the deviations,
 * k₂ = n/(n−1)·m₂, k₃ = n²/((n−1)(n−2))·m₃, k₄ = n²/((n−1)(n−2)(n−3))·((n+1)·m₄ − 3(n−1)·m₂²).
 */
export function kStatistics(values: readonly number[]): { k2: number; k3: number; k4: number } {
  const n = values.length
  const centre = mean(values)
  const power = (exponent: number) => sum(values.map((value) => (value - centre) ** exponent)) / n
  const [m2, m3, m4] = [power(2), power(3), power(4)]
  return {
    k2: (n / (n - 1)) * m2,
    k3: (n ** 2 / ((n - 1) * (n - 2))) * m3,
    k4: (n ** 2 / ((n - 1) * (n - 2) * (n - 3))) * ((n + 1) * m4 - 3 * (n - 1) * m2 ** 2),
  }
}

/**
 * Whether values differ by no more than rounding can explain.
 * @param terms of how many added marks each value is made
 * @param scale the largest number that went into them
 */
export function isConstant(values: readonly number[], terms = 1, scale = largest(values)): boolean {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return high - low <= (terms + 4) * Number.EPSILON * scale
}

export const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
