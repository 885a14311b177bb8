import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shuffledOrder } from './shuffled-order'

it('gives every order of three exactly once for six numbers', () => {
  const orders = Array.from({ length: 6 }, (_, number) => shuffledOrder(['a', 'b', 'c'], number).join(''))
  expect([...new Set(orders)].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
})

it('neither loses nor repeats an id', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.double({ noNaN: true }), (ids, number) => {
      expect(shuffledOrder(ids, number).sort()).toEqual([...ids].sort())
    }),
  ))
