import { expect, test } from 'vitest'
import { distractorBeatsKey, type OptionAnswer, optionTable } from './option-table'

const options = [
  { id: 'key', isKey: true },
  { id: 'wrong', isKey: false },
  { id: 'unloved', isKey: false },
]
const answer = (choice: string | null, rest: number): OptionAnswer => ({
  chosen: choice === null ? [] : [choice],
  rest,
  total: rest + (choice === 'key' ? 1 : 0),
})

test('who chose what, with the mean of their totals', () => {
  const table = optionTable(options, [answer('key', 2), answer('key', 1), answer('wrong', 5), answer(null, 0)])
  expect(table.rows).toEqual([
    // totals 3 and 2
    { option: 'key', isKey: true, count: 2, share: 0.5, meanTotal: 2.5, topShare: 0.5 },
    // the strongest third of four is two: rests 5 and 2
    { option: 'wrong', isKey: false, count: 1, share: 0.25, meanTotal: 5, topShare: 0.5 },
    { option: 'unloved', isKey: false, count: 0, share: 0, meanTotal: null, topShare: 0 },
  ])
  expect(table.blank).toEqual({ count: 1, share: 0.25, meanTotal: 0, topShare: 0 })
  expect(table.top).toBe(2)
})

test.each([
  // as many among the strongest: not beaten
  [['key', 'wrong'], false],
  [['wrong', 'wrong', 'key'], true],
  [['key', 'key', 'wrong'], false],
])('of the strongest third %o', (strong, beaten) => {
  const weak = Array.from({ length: strong.length * 2 }, () => answer('key', 1))
  const table = optionTable(options, [...strong.map((choice) => answer(choice, 9)), ...weak])
  expect(table.top).toBe(strong.length)
  expect(distractorBeatsKey(table)).toBe(beaten)
})

test('whoever is level with the last of the strongest third belongs to it', () => {
  expect(optionTable(options, [answer('key', 3), answer('key', 2), answer('wrong', 2), answer('key', 1)]).top).toBe(3)
})

test('nobody answered', () => {
  const table = optionTable(options, [])
  expect(table.rows[0]).toMatchObject({ count: 0, share: 0, meanTotal: null })
  expect(distractorBeatsKey(table)).toBe(false)
})
