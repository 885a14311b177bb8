import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addMonths } from './calendar'

describe('addMonths', () => {
  it.each([
    ['2026-03-14T09:30:00Z', 24, '2028-03-14T09:30:00Z'],
    ['2028-02-29T00:00:00Z', 12, '2029-02-28T00:00:00Z'],
    ['2028-02-29T00:00:00Z', 48, '2032-02-29T00:00:00Z'],
    ['2026-01-31T23:59:59Z', 1, '2026-02-28T23:59:59Z'],
    ['2026-08-31T12:00:00Z', -6, '2026-02-28T12:00:00Z'],
    ['2026-12-15T00:00:00Z', 1, '2027-01-15T00:00:00Z'],
    ['2026-01-15T00:00:00Z', -1, '2025-12-15T00:00:00Z'],
    ['2026-03-28T01:30:00Z', 0, '2026-03-28T01:30:00Z'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(new Date(addMonths(Date.parse(from), months)).toISOString()).toBe(new Date(expected).toISOString())
  })

  it('keeps the time of day, and the order of what it is given', () => {
    const moment = fc.integer({ min: 0, max: 4e12 })
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: -120, max: 120 }), (one, other, months) => {
        const [a, b] = [addMonths(one, months), addMonths(other, months)]
        expect((((a - one) % 86_400_000) + 86_400_000) % 86_400_000).toBe(0)
        if (one <= other - 86_400_000) expect(a).toBeLessThanOrEqual(b + 86_400_000)
      }),
    )
  })

  it('is what Temporal gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 8e12 }), fc.integer({ min: -2_400, max: 2_400 }), (from, months) => {
        const moment = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC')
        expect(addMonths(from, months)).toBe(moment.add({ months }).epochMilliseconds)
      }),
      { numRuns: 2_000 },
    )
  })
})
