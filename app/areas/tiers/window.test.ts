import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsInWindow, leavesWindow, type Window } from './window'

const year: Window = { kind: 'rolling', unit: 'months', length: 12 }
const ninetyDays: Window = { kind: 'rolling', unit: 'days', length: 90 }
const at = (text: string) => Date.parse(`${text}Z`)

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
