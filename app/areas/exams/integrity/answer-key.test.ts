import { expect, test } from 'vitest'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { answerKey } from './answer-key'

const question = (of: object): Question =>
  questionSchema.parse({ v: 1, title: 'One', stem: { format: 'plain', text: 'Which?' }, tags: [], ...of })
const options = (...words: string[]) =>
  words.map((text, index) => ({
    id: `o${index + 1}`,
    text: { format: 'plain', text },
    fraction: index === 0 ? '1/1' : '0/1',
  }))
const single = (...words: string[]) => question({ type: 'single-choice', options: options(...words) })

test('an option is the same wherever it was shown, and in another version', () => {
  const key = answerKey(single('Yes', 'No', 'Never'), ['o3', 'o1', 'o2'], { choice: '3' })
  expect(key).toBe('no')
  expect(answerKey(single('Yes', 'Never', 'No'), ['o1', 'o2', 'o3'], { choice: '3' })).toBe(key)
  expect(answerKey(single('Yes', 'Never', 'No'), ['o1', 'o2', 'o3'], { choice: '2' })).not.toBe(key)
})

test('several options are the same in any order', () => {
  const several = question({ type: 'multiple-response', marking: 'all-or-nothing', options: options('A', 'B', 'C') })
  const one = answerKey(several, ['o1', 'o2', 'o3'], { choices: ['3', '2'] })
  expect(answerKey(several, ['o3', 'o2', 'o1'], { choices: ['2', '1'] })).toBe(one)
})

test('typed text is the same whatever its capitals and spaces', () => {
  const typed = question({
    ...{ type: 'short-answer', caseSensitive: false },
    answers: [{ pattern: 'idempotency key', fraction: '1/1' }],
  })
  expect(answerKey(typed, [], { text: ' Retry  After' })).toBe(answerKey(typed, [], { text: 'retry after' }))
})

test('nothing given, something unreadable and an essay are not compared', () => {
  const one = single('Yes', 'No')
  expect(answerKey(one, ['o1', 'o2'], { choice: null })).toBeNull()
  expect(answerKey(one, ['o1', 'o2'], undefined)).toBeNull()
  expect(answerKey(one, ['o1', 'o2'], { text: 1 })).toBeNull()
  expect(answerKey(question({ type: 'essay' }), [], { text: 'The same words.' })).toBeNull()
})
