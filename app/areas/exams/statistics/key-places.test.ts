import { describe, expect, test } from 'vitest'
import { chiSquareTail } from './chi-square'
import { isUneven, keyPlaces } from './key-places'

describe('the tail of χ²', () => {
  test.each([
    // With two degrees of freedom it is e^(−x/2).
    [2, 2, Math.exp(-1)],
    [20, 2, Math.exp(-10)],
    // With four it is e^(−x/2)·(1 + x/2).
    [6, 4, Math.exp(-3) * 4],
    // Critical values of printed tables
    [3.841458820694124, 1, 0.05],
    [16.26623619623813, 3, 0.001],
    [0, 3, 1],
  ])('of %f with %i degrees of freedom', (value, degrees, share) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(share, 12)
  })
})

const showings = (...counts: [count: number, right: number][]) =>
  counts.map(([count, right], place) => ({ options: counts.length, place, count, right }))

test('counts stand beside what chance expects', () => {
  const { n, places, chance } = keyPlaces(showings([14, 7], [6, 3]))
  expect(n).toBe(20)
  expect(places).toEqual([
    { place: 0, count: 14, expected: 10, rightShare: 0.5 },
    { place: 1, count: 6, expected: 10, rightShare: 0.5 },
  ])
  // χ² = 16/10 + 16/10 = 3.2 with one degree of freedom
  expect(chance).toBeCloseTo(chiSquareTail(3.2, 1), 12)
})

test('questions with fewer options expect nothing at the later places', () => {
  const { places } = keyPlaces([
    { options: 2, place: 0, count: 6, right: 0 },
    { options: 3, place: 2, count: 3, right: 0 },
  ])
  expect(places.map(({ expected }) => expected)).toEqual([4, 4, 1])
})

test('a key that stands at one place in thirty of forty is noticed, thirty of 120 in four is not', () => {
  expect(isUneven(keyPlaces(showings([30, 0], [4, 0], [3, 0], [3, 0])), 30)).toBe(true)
  expect(isUneven(keyPlaces(showings([30, 0], [30, 0], [30, 0], [30, 0])), 30)).toBe(false)
  expect(isUneven(keyPlaces(showings([12, 0], [0, 0])), 30)).toBe(false)
})

test('a key that is found at one place and not at the other is noticed', () => {
  expect(keyPlaces(showings([50, 45], [50, 10])).foundChance).toBeLessThan(0.001)
  expect(keyPlaces(showings([50, 30], [50, 30])).foundChance).toBe(1)
  expect(keyPlaces(showings([50, 50], [50, 50])).foundChance).toBeNull()
})

test('without single choices there is nothing to say', () => {
  expect(keyPlaces([])).toEqual({ n: 0, places: [], chance: null, foundChance: null })
})
