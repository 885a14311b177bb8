import { expect, test } from 'vitest'
import { readMarkForm } from './mark-form'

const percentOf = (typed: string) => readMarkForm(new URLSearchParams({ percent: typed })).percent

test.each([
  ['', null],
  [' 75 ', 75],
  ['75 %', 75],
  ['12,5', 12.5],
  ['۱۲٫۵٪', 12.5],
  ['0', 0],
  ['100', 100],
  ['100.01', 'unreadable'],
  ['-5', 'unreadable'],
  ['1e1', 'unreadable'],
  ['three', 'unreadable'],
])('%j per cent is read as %j', (typed, percent) => expect(percentOf(typed)).toBe(percent))

test('levels are read by their criterion, line ends as one', () => {
  const form = new URLSearchParams({ 'level-clarity': 'good', 'level-depth': 'fair', comment: 'a\r\nb', seen: '2' })
  expect(readMarkForm(form)).toEqual({
    levels: { clarity: 'good', depth: 'fair' },
    percent: null,
    comment: 'a\nb',
    seen: 2,
  })
})
