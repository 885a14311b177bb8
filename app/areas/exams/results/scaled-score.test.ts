import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, formatRational, rational, readRational } from '~/platform/rational'
import { scaledScore } from './scaled-score'

const scale = { lowest: 100, pass: 700, highest: 1000 }

describe('a scaled score', () => {
  test.each([
    ['0/1', '7/10', '100/1', 100],
    ['7/20', '7/10', '400/1', 400],
    ['7/10', '7/10', '700/1', 700],
    ['17/20', '7/10', '850/1', 850],
    ['1/1', '7/10', '1000/1', 1000],
    // one question of a thousand short of the mark is not told as the mark
    ['699/1000', '7/10', '4894/7', 699],
    ['2/3', '2/3', '700/1', 700],
    ['1/1', '1/1', '1000/1', 1000],
    ['1/2', '1/1', '400/1', 400],
    ['0/1', '0/1', '700/1', 700],
  ])('of %s where %s passes', (share, passMark, exact, shown) => {
    expect(scaledScore(share, passMark, scale)).toEqual({ ...scale, exact, shown })
  })

  const shares = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }))
    .map(([den, num]) => formatRational(rational(Math.min(num, den), den)))

  test('rises with the share, stays on its scale, and reaches the pass exactly when the share does', () => {
    fc.assert(
      fc.property(shares, shares, shares, (one, other, passMark) => {
        const [a, b] = [scaledScore(one, passMark, scale), scaledScore(other, passMark, scale)]
        const order = compare(readRational(one), readRational(other))
        expect(compare(readRational(a.exact), readRational(b.exact))).toBe(order)
        expect(a.shown >= scale.pass).toBe(compare(readRational(one), readRational(passMark)) >= 0)
        expect(a.shown).toBeGreaterThanOrEqual(scale.lowest)
        expect(a.shown).toBeLessThanOrEqual(scale.highest)
      }),
    )
  })
})
