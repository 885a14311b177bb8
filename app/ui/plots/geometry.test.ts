import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { along, labelStep, linear, shares, spread, stepPath, ticks } from './geometry'

describe('linear', () => {
  it.each([
    [0, 18],
    [5, 116],
    [10, 214],
  ])('maps %d onto %d', (value, place) => {
    expect(linear([0, 10], [18, 214])(value)).toBe(place)
  })

  it('puts a domain of one value in the middle', () => {
    expect(linear([4, 4], [0, 10])(4)).toBe(5)
  })
})

describe('ticks', () => {
  it.each([
    [5, 11, 4, [4, 6, 8, 10, 12], 5],
    [5, 11, 7, [5, 6, 7, 8, 9, 10, 11], 7],
    [0, 95, 4, [0, 50, 100], 4],
    [0, 1, 4, [0, 1], 4],
    [0, 0, 4, [0, 1], 4],
  ])('from %d to %d', (low, high, _most, expected, most) => {
    expect(ticks(low, high, most)).toEqual(expected)
  })

  it('covers the values with at most as many ticks as asked for, evenly apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.nat(5000),
        fc.integer({ min: 3, max: 9 }),
        (low, span, most) => {
          const made = ticks(low, low + span, most)
          const steps = new Set(made.slice(1).map((tick, index) => tick - (made[index] ?? 0)))
          expect(made.length).toBeLessThanOrEqual(most)
          expect(made[0]).toBeLessThanOrEqual(low)
          expect(made.at(-1)).toBeGreaterThanOrEqual(low + span)
          expect(steps.size).toBe(1)
        },
      ),
    )
  })
})

describe('along', () => {
  it('mirrors points and boxes in right-to-left scripts', () => {
    const ltr = along(690, 'ltr')
    const rtl = along(690, 'rtl')
    expect([ltr.x(34), rtl.x(34)]).toEqual([34, 656])
    expect([ltr.box(34, 100), rtl.box(34, 100)]).toEqual([34, 556])
  })

  it('keeps boxes between their mirrored edges', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(90), (start, length) => {
        const { x, box } = along(690, 'rtl')
        expect(box(start, length)).toBeCloseTo(x(start + length))
      }),
    )
  })
})

describe('stepPath', () => {
  it('stays level until the next change', () => {
    const points = [
      { x: 34, y: 83 },
      { x: 192, y: 116 },
      { x: 262, y: 148 },
    ]
    expect(stepPath(points, 554)).toBe('M34 83H192V116H262V148H554')
    expect(stepPath([], 554)).toBe('')
  })
})

describe('spread', () => {
  it('leaves labels that are far apart where they are', () => {
    expect(spread([20, 60], 14, [0, 200])).toEqual([20, 60])
  })

  it('moves close labels apart, in their order and inside the bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }), (centres) => {
        const placed = spread(centres, 14, [0, 200])
        const sorted = [...placed].sort((a, b) => a - b)
        for (const [index, centre] of sorted.slice(1).entries())
          expect(centre - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(13.999)
        expect(Math.min(...placed)).toBeGreaterThanOrEqual(0)
        expect(Math.max(...placed)).toBeLessThanOrEqual(200)
      }),
    )
  })
})

describe('labelStep', () => {
  it.each([
    [44, 30, 1],
    [20, 30, 2],
    [10, 35, 4],
    [0, 35, 1],
  ])('%d apart, %d needed: every %d', (apart, needed, step) => {
    expect(labelStep(apart, needed)).toBe(step)
  })
})

describe('shares', () => {
  it('divides in proportion', () => {
    expect(shares([1, 1, 2], 102, 1, 0)).toEqual([25, 25, 50])
  })

  it('fills the bar and hides no part above zero', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }), (values) => {
        fc.pre(values.some((value) => value > 0))
        const lengths = shares(values, 560, 2, 4)
        const seen = lengths.filter((length) => length > 0).length
        expect(lengths.reduce((sum, length) => sum + length, 0) + 2 * (seen - 1)).toBeCloseTo(560)
        for (const [index, value] of values.entries()) {
          if (value > 0) expect(lengths[index]).toBeGreaterThanOrEqual(3.999)
          else expect(lengths[index]).toBe(0)
        }
      }),
    )
  })

  it('is empty when there is nothing', () => {
    expect(shares([0, 0], 560, 2, 4)).toEqual([0, 0])
  })
})
