import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarWindow } from '../language/window'
import { say, sayFa } from '../testing/speak'
import { describeWindow } from './number'
import type { Sentence } from './sentence'

const calendar = (of: Partial<CalendarWindow>): CalendarWindow => ({
  ...{ kind: 'calendar', unit: 'month', count: 1, back: 0, starts: 1 },
  ...of,
})
const sentenceOf = (window: CalendarWindow): Sentence => (describeWindow(window) as { sentence: Sentence }).sentence
const inEnglish = (of: Partial<CalendarWindow>) => say(sentenceOf(calendar(of)))

test('whole periods of the calendar, as people call them', () => {
  expect(inEnglish({ unit: 'quarter' })).toBe('in this quarter')
  expect(inEnglish({ unit: 'year', back: 1 })).toBe('in the last year')
  expect(inEnglish({ back: 12 })).toBe('in the calendar month 12 months before this one')
  expect(inEnglish({ count: 6 })).toBe('in this calendar month and the 5 before it')
  expect(inEnglish({ unit: 'year', count: 2 })).toBe('in this year and the one before it')
  expect(inEnglish({ unit: 'quarter', count: 4, back: 1 })).toBe('in the 4 quarters before this one')
  expect(inEnglish({ unit: 'quarter', count: 4, back: 3 })).toBe(
    'in 4 quarters, the last of them 3 quarters before this one',
  )
  expect(inEnglish({ unit: 'year', starts: 4 })).toBe('in this year (years begin with month 4)')
  expect(sayFa(sentenceOf(calendar({ unit: 'quarter', count: 4, back: 1 })))).toBe('در ۴ فصل پیش از این')
  expect(sayFa(sentenceOf(calendar({ count: 6 })))).toBe('در این ماه تقویمی و ۵ ماه پیش از آن')
})

/** The numbers of a sentence, in whichever digits it is written. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/[\d۰-۹]+/g)].map(([digits]) =>
    Number(digits.replace(/[۰-۹]/g, (one) => `${'۰۱۲۳۴۵۶۷۸۹'.indexOf(one)}`)),
  )

const windows = fc
  .record({
    unit: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
    count: fc.integer({ min: 1, max: 120 }),
    back: fc.integer({ min: 0, max: 120 }),
  })
  .map(calendar)

test('a sentence says how many periods and how far back, and no other number', () => {
  fc.assert(
    fc.property(windows, (window) => {
      const { count, back } = window
      const english =
        count === 1 ? (back > 1 ? [back] : []) : back === 0 ? [count - 1] : back === 1 ? [count] : [count, back]
      expect(numbersIn(sayFa(sentenceOf(window)))).toEqual(english)
      // "the one before it" is said in a word.
      expect(numbersIn(say(sentenceOf(window)))).toEqual(count === 2 && back === 0 ? [] : english)
    }),
  )
})

test('different windows are said differently', () => {
  fc.assert(
    fc.property(windows, windows, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other))
      for (const speak of [say, sayFa]) expect(speak(sentenceOf(one))).not.toBe(speak(sentenceOf(other)))
    }),
  )
})
