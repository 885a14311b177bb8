import { expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { markOwnResponse, parseResponseForm, revealQuestion } from '../../answer-question'
import { questionSchema } from '../../registry'
import { SHOW_EVERYTHING } from '../../review'
import { plainWords } from '../../rich-text'

const text = (value: string) => ({ format: 'plain' as const, text: value })
const question = questionSchema.parse({
  v: 1,
  type: 'true-false',
  title: 'Q',
  stem: text('Retries stop after a 2xx.'),
  tags: [],
  answer: true,
  rightFeedback: text('Right.'),
  wrongFeedback: text('They do.'),
})

it.each([
  [{ value: true }, '1/1', 'right'],
  [{ value: false }, '0/1', 'wrong'],
  [{ value: null }, '0/1', 'not-answered'],
  [{ value: 'true' }, '0/1', 'wrong'],
])('%j earns %s', (response, fraction, outcome) => {
  const mark = markOwnResponse(question, response)
  expect([formatRational(mark.fraction), mark.outcome]).toEqual([fraction, outcome])
})

it.each([
  ['true', true],
  ['false', false],
  ['', null],
  ['yes', null],
  [null, null],
])('reads the field %j as %j', (field, value) =>
  expect(
    parseResponseForm(
      'true-false',
      'q',
      () => field,
      () => [],
    ),
  ).toEqual({ value }),
)

it.each([
  [true, 'Right.'],
  [false, 'They do.'],
])('gives the feedback to %j', (value, words) => {
  const { feedback } = revealQuestion(question, [], { value }, SHOW_EVERYTHING)
  expect(JSON.stringify(feedback)).toContain(plainWords(text(words)))
})
