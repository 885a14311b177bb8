import { ONE, rational, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered } from '../../mark'
import type { Ordering, OrderingMarking, OrderingResponse } from './schema'

/**
 * Marks an order of n items; one that is missing stands nowhere.
 * - `all-or-nothing`: 1 for exactly the right order, else 0.
 * - `longest-common-order`: items of the longest run that is in order, not necessarily side by side, / n. A single item
 *   is in order with itself and earns nothing.
 * - `by-position`: items in their own place / n.
 * - `by-neighbour`: items followed by the one that should follow / (n − 1).
 *
 * As Moodle's ordering type grades “longest ordered subset”, “absolute position” and “relative to the next item
 * (excluding last)”.
 */
export function markOrdering(question: Ordering, response: OrderingResponse): Mark {
  const order = givenOrder(response)
  if (order.length === 0) return notAnswered
  const right = question.items.map(({ id }) => id)
  const places = order.map((id) => right.indexOf(id))
  if (places.includes(-1)) return answered(ZERO, { code: 'unknown-option' })
  return MARK_BY[question.marking](places, right.length)
}

/** The places that the items of an answer have in the right order, from 0; an item named twice stands where it first is. */
type MarkPlaces = (places: readonly number[], all: number) => Mark

export const givenOrder = ({ order }: OrderingResponse): string[] => [...new Set(order.filter((id) => id !== ''))]

const allOrNothing: MarkPlaces = (places, all) =>
  countInPlace(places) === all
    ? answered(ONE, { code: 'order-right' })
    : answered(ZERO, { code: 'order-not-right', params: { placed: places.length, all } })

const longestCommonOrder: MarkPlaces = (places, all) => {
  const count = longestRise(places).length
  const earned = count > 1 ? count : 0
  return answered(rational(earned, all), { code: 'order-in-common', params: { count: earned, all } })
}

const byPosition: MarkPlaces = (places, all) => {
  const right = countInPlace(places)
  return answered(rational(right, all), { code: 'order-places', params: { right, all } })
}

const byNeighbour: MarkPlaces = (places, all) => {
  const right = places.filter((place, index) => places[index + 1] === place + 1).length
  return answered(rational(right, all - 1), { code: 'order-neighbours', params: { right, all: all - 1 } })
}

const MARK_BY: Readonly<Record<OrderingMarking, MarkPlaces>> = {
  'all-or-nothing': allOrNothing,
  'longest-common-order': longestCommonOrder,
  'by-position': byPosition,
  'by-neighbour': byNeighbour,
}

const countInPlace = (places: readonly number[]) => places.filter((place, index) => place === index).length

/** The indexes of a longest rising subsequence of distinct numbers (Fredman 1975); of several, always the same one. */
export function longestRise(values: readonly number[]): number[] {
  // ends[k] is the index of the smallest value that ends a rising run of k + 1.
  const ends: number[] = []
  const before: (number | undefined)[] = []
  const at = (index: number | undefined) => (index === undefined ? -1 : (values[index] ?? -1))
  for (const [index, value] of values.entries()) {
    const length = ends.filter((end) => at(end) < value).length
    before[index] = ends[length - 1]
    ends[length] = index
  }
  const rise: number[] = []
  for (let index = ends.at(-1); index !== undefined; index = before[index]) rise.unshift(index)
  return rise
}
