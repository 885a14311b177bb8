import { describe, expect, it } from 'vitest'
import { announcement, clockText } from './clock'

describe('clockText', () => {
  it.each([
    [2_495_000, 'en', '0:41:35'],
    [3_909_000, 'en', '1:05:09'],
    [500, 'en', '0:00:01'],
    [0, 'en', '0:00:00'],
    [-4000, 'en', '0:00:00'],
    [2_495_000, 'fa', '۰:۴۱:۳۵'],
  ])('%d ms in %s', (left, locale, text) => {
    expect(clockText(left, locale)).toBe(text)
  })
})

describe('announcement', () => {
  it.each([
    [600_001, 600_000, 10],
    [600_000, 599_750, null],
    [300_100, 299_900, 5],
    [60_001, 59_999, 1],
    [200, 0, 0],
    [0, 0, null],
    // The machine slept: only the most urgent one is said.
    [700_000, 50_000, 1],
  ])('from %d to %d ms', (before, now, minutes) => {
    expect(announcement(before, now)).toBe(minutes)
  })
})
