import { expect, test } from 'vitest'
import { dayRange } from './day-range'

test('a range holds its first and its last day, as they are where the reader lives', () => {
  expect(dayRange('2026-11-22', '2026-11-23', 'Asia/Tehran')).toEqual({
    from: Date.parse('2026-11-21T20:30:00Z'),
    until: Date.parse('2026-11-23T20:30:00Z'),
  })
})

test('a day of 25 hours is whole', () => {
  const { from, until } = dayRange('2026-10-25', '2026-10-25', 'Europe/Athens')
  expect((until ?? 0) - (from ?? 0)).toBe(25 * 3_600_000)
})

test.each([null, '', 'yesterday', '2026-02-30', '2026-13-01', '26-1-1'])('%j is not a day', (day) => {
  expect(dayRange(day, day, 'UTC')).toEqual({ from: null, until: null })
})
