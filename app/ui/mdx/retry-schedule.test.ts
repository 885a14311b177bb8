import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attemptsFor, OUTAGES, SCHEDULES, survives } from './retry-schedule'

const HOUR = 3_600
const results = (outage: number) => attemptsFor(SCHEDULES.halyard, outage).map(({ result }) => result[0])

describe('the attempts of a delivery', () => {
  it('come after the waits, each counted from the failure before', () => {
    expect(attemptsFor(SCHEDULES.halyard, 0).map(({ at }) => at)).toEqual([0, 5, 305, 2_105, 9_305, 27_305])
  })

  it.each([
    [0, 'dnnnnn'],
    [1, 'fdnnnn'],
    [5, 'fdnnnn'],
    [6, 'ffdnnn'],
    [20 * 60, 'fffdnn'],
    [2 * HOUR, 'ffffdn'],
    [27_305, 'fffffd'],
    [27_306, 'ffffff'],
  ])('after an outage of %d s: %s', (outage, expected) => {
    expect(results(outage).join('')).toBe(expected)
  })

  it('arrive exactly when the outage is not longer than the schedule survives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 8 }), fc.nat(40_000), (waits, outage) => {
        const attempts = attemptsFor(waits, outage)
        const delivered = attempts.filter(({ result }) => result === 'delivered')
        expect(delivered.length).toBe(outage <= survives(waits) ? 1 : 0)
        expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1))
      }),
    )
  })

  it('end in every way among the outages one can choose', () => {
    const outcomes = OUTAGES.map((outage) => results(outage).join(''))
    expect(new Set(outcomes).size).toBe(OUTAGES.length)
    expect(outcomes).toContain('ffffff')
  })
})
