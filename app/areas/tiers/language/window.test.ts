import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarWindow, countsDuring, leavesWindow, type RollingWindow, type Window } from './window'

const year: RollingWindow = { kind: 'rolling', unit: 'months', length: 12 }
const ninetyDays: RollingWindow = { kind: 'rolling', unit: 'days', length: 90 }
const at = (text: string) => Date.parse(`${text}Z`)
const countsInWindow = (window: Window, from: number, moment: number) => {
  const span = countsDuring(window, from)
  return span !== null && span.from <= moment && (span.until === null || moment < span.until)
}

describe('a rolling window', () => {
  test.each([
    ['2025-11-23T12:00', '2025-11-23T11:59:59.999', false],
    ['2025-11-23T12:00', '2025-11-23T12:00', true],
    ['2025-11-23T12:00', '2026-11-23T11:59:59.999', true],
    ['2025-11-23T12:00', '2026-11-23T12:00', false],
    ['2024-02-29T08:00', '2025-02-28T07:59:59.999', true],
    ['2024-02-29T08:00', '2025-02-28T08:00', false],
  ])('of 12 months: what became true at %s counts at %s: %s', (from, moment, expected) => {
    expect(countsInWindow(year, at(from), at(moment))).toBe(expected)
  })

  test('of 90 days ends after 90 times 24 hours', () => {
    const from = at('2026-01-01T06:00')
    expect(leavesWindow(ninetyDays, from)).toBe(at('2026-04-01T06:00'))
    expect(countsInWindow(ninetyDays, from, at('2026-04-01T05:59:59.999'))).toBe(true)
    expect(countsInWindow(ninetyDays, from, at('2026-04-01T06:00'))).toBe(false)
  })

  const time = fc.integer({ min: at('1990-01-01T00:00'), max: at('2060-01-01T00:00') })
  const window = fc.record({
    kind: fc.constant('rolling' as const),
    unit: fc.constantFrom('months' as const, 'days' as const),
    length: fc.integer({ min: 1, max: 40 }),
  })

  test('is left at exactly one moment', () => {
    fc.assert(
      fc.property(window, time, (rolling, from) => {
        const end = leavesWindow(rolling, from)
        return countsInWindow(rolling, from, end - 1) && !countsInWindow(rolling, from, end)
      }),
    )
  })

  test('is left in the order of days in which it was entered', () => {
    const dayOf = (time: number) => Math.floor(time / 86_400_000)
    fc.assert(
      fc.property(window, time, fc.nat(90 * 86_400_000), (rolling, from, later) => {
        return dayOf(leavesWindow(rolling, from)) <= dayOf(leavesWindow(rolling, from + later))
      }),
    )
  })
})

describe('a window of the calendar', () => {
  const calendar = (of: Partial<CalendarWindow>): CalendarWindow => ({
    ...{ kind: 'calendar', unit: 'year', count: 1, back: 0, starts: 1 },
    ...of,
  })

  test.each([
    ['this year, from its first moment', calendar({}), '2026-01-01T00:00', '2026-12-31T23:59', true],
    ['this year, until the next begins', calendar({}), '2026-05-05T00:00', '2027-01-01T00:00', false],
    ['not before it happened', calendar({}), '2026-05-05T00:00', '2026-05-04T23:59', false],
    ['last year, not while it runs', calendar({ back: 1 }), '2026-05-05T00:00', '2026-12-31T23:59', false],
    ['last year, once it is over', calendar({ back: 1 }), '2026-05-05T00:00', '2027-01-01T00:00', true],
    ['last year, and no longer', calendar({ back: 1 }), '2026-05-05T00:00', '2028-01-01T00:00', false],
    ['a fiscal year from April', calendar({ starts: 4 }), '2026-03-31T23:59', '2026-04-01T00:00', false],
    ['a fiscal year from April, in March', calendar({ starts: 4 }), '2025-04-01T00:00', '2026-03-31T23:59', true],
    ['a quarter of that year', calendar({ unit: 'quarter', starts: 2 }), '2026-04-30T23:00', '2026-05-01T00:00', false],
    ['a quarter over new year', calendar({ unit: 'quarter', starts: 2 }), '2025-11-01T00:00', '2026-01-31T23:59', true],
    [
      'the same month of last year',
      calendar({ unit: 'month', back: 12 }),
      '2025-07-31T12:00',
      '2026-07-01T00:00',
      true,
    ],
    ['the month after that', calendar({ unit: 'month', back: 12 }), '2025-07-31T12:00', '2026-08-01T00:00', false],
    ['this month and five before', calendar({ unit: 'month', count: 6 }), '2026-02-01T00:00', '2026-07-31T23:59', true],
    ['no sixth one before', calendar({ unit: 'month', count: 6 }), '2026-01-31T23:59', '2026-07-01T00:00', false],
  ])('counts %s', (_, window, from, moment, expected) => {
    expect(countsInWindow(window, at(from), at(moment))).toBe(expected)
  })

  test('everything since a day, that day included', () => {
    const since: Window = { kind: 'since', day: '2024-02-27' }
    expect(countsInWindow(since, at('2024-02-27T00:00'), at('2030-01-01T00:00'))).toBe(true)
    expect(countsInWindow(since, at('2024-02-26T23:59'), at('2030-01-01T00:00'))).toBe(false)
  })
})
