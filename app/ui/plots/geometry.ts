/** Geometry of the plots: pure arithmetic, in SVG user units. */

export type Scale = (value: number) => number

/** A straight line from `[d0, d1]` onto `[r0, r1]`. A domain of no length maps to the middle. */
export function linear([d0, d1]: readonly [number, number], [r0, r1]: readonly [number, number]): Scale {
  if (d0 === d1) return () => (r0 + r1) / 2
  return (value) => r0 + ((value - d0) / (d1 - d0)) * (r1 - r0)
}

/** Short coordinates: two decimals are a hundredth of a pixel. */
export const short = (value: number): number => Math.round(value * 100) / 100

/**
 * Round numbers from the one at or below `low` to the one at or above `high`, at most `most` of them (at least two).
 * Steps are 1, 2 or 5 times a power of ten, never below `smallest`.
 */
export function ticks(low: number, high: number, most: number, smallest = 1): number[] {
  const span = Math.max(high - low, smallest)
  for (let power = Math.floor(Math.log10(smallest)); ; power += 1) {
    for (const factor of [1, 2, 5]) {
      const step = factor * 10 ** power
      if (step < smallest) continue
      const first = Math.floor(low / step) * step
      const last = Math.ceil(high / step) * step
      const count = Math.round((last - first) / step) + 1
      if (count <= Math.max(most, 2) || step > span * 10) {
        return Array.from({ length: Math.max(count, 2) }, (_, index) => Number((first + index * step).toPrecision(12)))
      }
    }
  }
}

export type Bounds = { left: number; right: number; top: number; bottom: number }

/** Coordinates along the reading direction: `x` and `box` are given as if the page ran from left to right. */
export function along(width: number, direction: 'ltr' | 'rtl') {
  const isRtl = direction === 'rtl'
  return {
    x: (value: number): number => short(isRtl ? width - value : value),
    /** The left edge of a box that begins at `start` and is `length` wide. */
    box: (start: number, length: number): number => short(isRtl ? width - start - length : start),
  }
}

/** The path of a line that stays level until the next change: `M x y H x V y H x`. */
export function stepPath(points: readonly { x: number; y: number }[], endX: number): string {
  const [first, ...rest] = points
  if (!first) return ''
  return `M${first.x} ${first.y}${rest.map(({ x, y }) => `H${x}V${y}`).join('')}H${endX}`
}

/** Moves labels apart so that no two centres are closer than `gap`; keeps the order, stays inside the bounds if it can. */
export function spread(centres: readonly number[], gap: number, [low, high]: readonly [number, number]): number[] {
  const order = centres.map((centre, index) => ({ centre, index })).sort((a, b) => a.centre - b.centre)
  let floor = low
  for (const entry of order) {
    entry.centre = Math.max(entry.centre, floor)
    floor = entry.centre + gap
  }
  let ceiling = high
  for (const entry of [...order].reverse()) {
    entry.centre = Math.max(Math.min(entry.centre, ceiling), low)
    ceiling = entry.centre - gap
  }
  const placed: number[] = []
  for (const { centre, index } of order) placed[index] = centre
  return placed
}

/** Every how many labels one fits, when each needs `needed` and they stand `apart`. */
export const labelStep = (apart: number, needed: number): number =>
  apart <= 0 ? 1 : Math.max(1, Math.ceil(needed / apart))

/** Rough width of 12 px text: enough to choose which labels to leave out. */
export const textWidth = (text: string): number => [...text].length * 6.6

/**
 * Lengths of the parts of a bar of `length`, in proportion, with `gap` between them. Every part above zero gets at least
 * `least`, taken from the larger ones, so that one partner among a thousand is still seen.
 */
export function shares(values: readonly number[], length: number, gap: number, least: number): number[] {
  const seen = values.filter((value) => value > 0)
  const room = length - gap * Math.max(0, seen.length - 1)
  const total = seen.reduce((sum, value) => sum + value, 0)
  if (total === 0 || room <= 0) return values.map(() => 0)
  const small = seen.filter((value) => (value / total) * room < least)
  const restRoom = room - small.length * least
  const restTotal = total - small.reduce((sum, value) => sum + value, 0)
  if (restTotal <= 0 || restRoom <= 0) return values.map((value) => (value > 0 ? room / seen.length : 0))
  return values.map((value) =>
    value <= 0 ? 0 : (value / total) * room < least ? least : (value / restTotal) * restRoom,
  )
}
