import { chiSquareTail } from './chi-square'

/** How often questions with so many options showed their one right option at a place, from 0. */
export type Showings = { options: number; place: number; count: number; right: number }

export type KeyPlaces = {
  n: number
  places: {
    place: number
    /** how often the key stood here, and how often it would by chance */
    count: number
    expected: number
    /** the share of right answers when it did; null when it never did */
    rightShare: number | null
  }[]
  /** share of chance results at least as uneven, 0..1; null when there is nothing to compare */
  chance: number | null
  /** the same of how much better it is found at some places than at others */
  foundChance: number | null
}

/** Below this share chance is no longer believed: the figures are looked at often, and by many. */
export const UNLIKELY = 0.001

/**
 * Whether keys stand at some places more often than at others, and are found there more often. A question with m
 * options is expected to show its key at each place once in m times (χ² test); finding is compared by the χ² test of
 * right answers by place.
 */
export function keyPlaces(showings: readonly Showings[]): KeyPlaces {
  const sum = (of: readonly Showings[], value: (one: Showings) => number) =>
    of.reduce((all, one) => all + value(one), 0)
  const width = Math.max(0, ...showings.map(({ options }) => options))
  const places = Array.from({ length: width }, (_, place) => {
    const here = showings.filter((one) => one.place === place)
    const [count, right] = [sum(here, (one) => one.count), sum(here, (one) => one.right)]
    const expected = sum(showings, (one) => (place < one.options ? one.count / one.options : 0))
    return { place, count, expected, right, rightShare: count === 0 ? null : right / count }
  })
  const spread = places.reduce((all, { count, expected }) => all + (count - expected) ** 2 / expected, 0)
  return {
    n: sum(showings, ({ count }) => count),
    places: places.map(({ right: _, ...place }) => place),
    chance: width < 2 ? null : chiSquareTail(spread, width - 1),
    foundChance: foundChance(places.filter(({ count }) => count > 0)),
  }
}

function foundChance(places: readonly { count: number; right: number }[]): number | null {
  const all = places.reduce((sum, { count }) => sum + count, 0)
  const share = places.reduce((sum, { right }) => sum + right, 0) / all
  if (places.length < 2 || share === 0 || share === 1) return null
  const spread = places.reduce(
    (sum, { count, right }) => sum + (right - count * share) ** 2 / (count * share * (1 - share)),
    0,
  )
  return chiSquareTail(spread, places.length - 1)
}

/** The places of keys as their authors wrote them, for an exam that does not shuffle options. */
export const isUneven = ({ n, chance }: Pick<KeyPlaces, 'n' | 'chance'>, least: number): boolean =>
  n >= least && chance !== null && chance < UNLIKELY
