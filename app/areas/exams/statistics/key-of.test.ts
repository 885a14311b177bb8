import { expect, test } from 'vitest'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { keyedOptions, longestIsRight, singleKey } from './key-of'
import { randomGuess } from './random-guess'

const text = (words: string) => ({ format: 'plain' as const, text: words })
const choice = (type: string, ...options: [words: string, fraction: string][]): Question =>
  questionSchema.parse({
    v: 1,
    type,
    title: 'Title',
    stem: text('Stem'),
    tags: [],
    ...(type === 'multiple-response' ? { marking: 'weighted' } : {}),
    options: options.map(([words, fraction], index) => ({ id: `o${index}`, text: text(words), fraction })),
  })
const statement = questionSchema.parse({
  v: 1,
  type: 'true-false',
  title: 'T',
  stem: text('S'),
  tags: [],
  answer: true,
})
const typed = questionSchema.parse({
  ...{ v: 1, type: 'short-answer', title: 'T', stem: text('S'), tags: [], caseSensitive: false },
  answers: [{ pattern: 'x', fraction: '1/1' }],
})

test('the key of a single choice is what earns most', () => {
  const partly = choice('single-choice', ['a', '1/2'], ['b', '1/1'], ['c', '-1/1'])
  expect(keyedOptions(partly)?.map(({ isKey }) => isKey)).toEqual([false, true, false])
  expect(singleKey(partly)).toBe('o1')
  expect(singleKey(choice('single-choice', ['a', '1/1'], ['b', '1/1']))).toBeNull()
})

test('whatever earns is right among several', () => {
  const several = choice('multiple-response', ['a', '1/2'], ['b', '1/2'], ['c', '-1/2'])
  expect(keyedOptions(several)?.map(({ isKey }) => isKey)).toEqual([true, true, false])
  expect(singleKey(several)).toBeNull()
})

test('a statement has two options, a typed answer none', () => {
  expect(keyedOptions(statement)).toMatchObject([
    { id: 'true', isKey: true },
    { id: 'false', isKey: false },
  ])
  expect(keyedOptions(typed)).toBeNull()
})

test.each([
  ['a key of forty letters beside thirty', 40, 30, true],
  ['a key of forty letters beside thirty-three', 40, 33, false],
  ['short words', 12, 3, false],
  ['a longer distractor', 40, 60, false],
])('%s', (_, key, other, gives) => {
  expect(longestIsRight(choice('single-choice', ['k'.repeat(key), '1/1'], ['w'.repeat(other), '0/1']))).toBe(gives)
})

test('what guessing earns', () => {
  // (1 + ½ + 0 + 0)/4: what costs marks costs nothing below nought
  expect(randomGuess(choice('single-choice', ['a', '1/1'], ['b', '1/2'], ['c', '0/1'], ['d', '-1/1']))).toEqual({
    value: 0.375,
  })
  expect(randomGuess(statement)).toEqual({ value: 0.5 })
  expect(randomGuess(typed)).toEqual({ value: 0 })
  expect(randomGuess(choice('multiple-response', ['a', '1/1'], ['b', '-1/1'])).value).toBeNull()
})
