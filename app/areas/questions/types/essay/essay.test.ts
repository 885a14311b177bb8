import { expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import {
  deliverQuestion,
  isAnswered,
  markOwnResponse,
  parseResponseForm,
  summariseResponse,
} from '../../answer-question'
import { questionSchema } from '../../registry'
import { markByRubric, rubricSchema } from '../../rubric'
import { countWords } from './mark'

const question = questionSchema.parse({
  v: 1,
  type: 'essay',
  title: 'Q',
  stem: { format: 'plain', text: 'Describe it' },
  tags: [],
  template: 'Cause:\nCure:',
  length: { minWords: 20 },
  guide: { format: 'plain', text: 'Look for the raw body' },
})

it.each([
  ['', 'not-answered'],
  ['  \n', 'not-answered'],
  ['Cause:\nCure:', 'not-answered'],
  [' Cause:\nCure:\n', 'not-answered'],
  ['Cause:\nCure: raw bytes', 'needs-marking'],
])('%j is %s', (text, outcome) => {
  expect(markOwnResponse(question, { text })).toMatchObject({ outcome, fraction: { num: 0n } })
  expect(isAnswered(question, { text })).toBe(outcome === 'needs-marking')
})

it('delivers length and template, and nothing for markers', () =>
  expect(Object.keys(deliverQuestion(question, [])).sort()).toEqual(['length', 'stem', 'template', 'type']))

it('keeps line breaks of a form as every answer has them', () =>
  expect(
    parseResponseForm(
      'essay',
      'q',
      () => 'a\r\nb\rc',
      () => ['a\r\nb\rc'],
    ),
  ).toEqual({ text: 'a\nb\nc' }))

it('is cut short for a list', () =>
  expect(summariseResponse(question, { text: `${'word '.repeat(100)}` })).toEqual([
    { text: `${'word '.repeat(58)}word…` },
  ]))

it.each([
  ['', 0],
  ['one', 1],
  ['one — two', 2],
  ['یک دو', 2],
  ['a-b c', 2],
])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words))

const rubric = rubricSchema.parse({
  criteria: [
    {
      id: 'cause',
      title: 'Cause',
      levels: [
        { id: 'no', title: 'No', fraction: '0/1' },
        { id: 'half', title: 'Half', fraction: '1/2' },
        { id: 'yes', title: 'Yes', fraction: '1/1' },
      ],
    },
    {
      id: 'cure',
      title: 'Cure',
      weight: 2,
      levels: [
        { id: 'no', title: 'No', fraction: '0/1' },
        { id: 'yes', title: 'Yes', fraction: '1/1' },
      ],
    },
  ],
})

it.each([
  [{ cause: 'yes', cure: 'yes' }, '1/1', []],
  [{ cause: 'half', cure: 'yes' }, '5/6', []],
  [{ cause: 'yes', cure: 'no' }, '1/3', []],
  [{ cause: 'yes' }, '1/3', ['cure']],
  [{ cause: 'maybe', cure: 'yes' }, '2/3', ['cause']],
  [{}, '0/1', ['cause', 'cure']],
] as const)('by the rubric %j earns %s', (chosen, fraction, open) => {
  const mark = markByRubric(rubric, chosen)
  expect([formatRational(mark.fraction), mark.open]).toEqual([fraction, open])
})
