import { expect, test } from 'vitest'
import { createFormatter } from './format'
import { utcDates } from './utc-dates'

const late = Date.UTC(2027, 2, 14, 23, 30)

test.each(['en', 'fa'])('a day in %s is the day of UTC, not of the reader', (locale) => {
  expect(utcDates(locale).dateLong(late)).toBe(createFormatter(locale, 'UTC').dateLong(late))
  expect(utcDates(locale).dateLong(late)).not.toBe(createFormatter(locale, 'Asia/Tehran').dateLong(late))
})

test('it is written as every other date', () => {
  expect(utcDates('en').date(late)).toBe('14 Mar 2027')
  expect(utcDates('en').dateLong(late)).toBe('14 March 2027')
})
