import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tailProbability } from './tail-probability'

const probability = fc.double({ min: 0, max: 1, noNaN: true })
const some = fc.array(probability, { minLength: 1, maxLength: 9 })

test.each([
  ['nothing is asked for', [0.3, 0.3], 0, 1],
  ['more than there are', [0.3, 0.3], 3, 0],
  ['both of two', [0.3, 0.2], 2, 0.06],
  ['at least one of two', [0.3, 0.2], 1, 1 - 0.7 * 0.8],
  ['three of three dice', [1 / 6, 1 / 6, 1 / 6], 3, 1 / 216],
  ['at least two of three dice', [1 / 6, 1 / 6, 1 / 6], 2, (3 * 5 + 1) / 216],
  ['what is certain counts as such', [1, 1, 0.5], 3, 0.5],
])('%s', (_name, probabilities, atLeast, expected) => {
  expect(tailProbability(probabilities, atLeast)).toBeCloseTo(expected, 12)
})

test('it is what going through every outcome gives', () => {
  fc.assert(
    fc.property(some, fc.nat(9), (probabilities, atLeast) => {
      let sum = 0
      for (let outcome = 0; outcome < 2 ** probabilities.length; outcome++) {
        const happened = probabilities.map((_, place) => (outcome >> place) % 2 === 1)
        if (happened.filter(Boolean).length < atLeast) continue
        sum += probabilities.reduce((product, p, place) => product * (happened[place] ? p : 1 - p), 1)
      }
      expect(tailProbability(probabilities, atLeast)).toBeCloseTo(sum, 10)
    }),
  )
})

test('more events asked for are never likelier, and a likelier event never makes them less likely', () => {
  fc.assert(
    fc.property(some, fc.nat(9), probability, (probabilities, atLeast, other) => {
      const tail = tailProbability(probabilities, atLeast)
      expect(tailProbability(probabilities, atLeast + 1)).toBeLessThanOrEqual(tail + 1e-12)
      const raised = probabilities.map((p, place) => (place === 0 ? Math.max(p, other) : p))
      expect(tailProbability(raised, atLeast)).toBeGreaterThanOrEqual(tail - 1e-12)
    }),
  )
})
