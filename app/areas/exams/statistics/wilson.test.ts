import { expect, test } from 'vitest'
import { wilson } from './wilson'

test.each([
  // 0 of 10: the upper end is z²/(n + z²) = 3.8415/13.8415
  [0, 10, 0, 0.277533],
  [10, 10, 0.722467, 1],
  // 5 of 10: centre ½, half-width √(z²/(4n)·… ) by Wilson's formula
  [5, 10, 0.236593, 0.763407],
])('%i of %i', (count, n, low, high) => {
  expect(wilson(count, n)?.low).toBeCloseTo(low, 6)
  expect(wilson(count, n)?.high).toBeCloseTo(high, 6)
})

test('of nobody there is none', () => expect(wilson(0, 0)).toBeNull())
