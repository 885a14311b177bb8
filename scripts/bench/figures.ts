/** Small statistics over measured numbers. */

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value below which a share `q` (0..1) of the values lies: nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

/** Rounded to `digits` significant digits: what a measurement of this kind can claim. */
export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits))
