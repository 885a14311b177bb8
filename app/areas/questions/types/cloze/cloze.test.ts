import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import {
  categoriesOf,
  deliverQuestion,
  guessScoreOf,
  markOwnResponse,
  optionIdsOf,
  ownResponse,
  revealQuestion,
} from '../../answer-question'
import { type Question, questionSchema } from '../../registry'
import { SHOW_EVERYTHING } from '../../review'
import { wordsOf } from '../../rich-text/nodes'
import { splitAtGaps } from './gaps'

const choices = [
  { id: 'post', text: 'POST', fraction: '1/1' },
  { id: 'put', text: 'PUT', fraction: '1/2' },
  { id: 'get', text: 'GET', fraction: '-1/2' },
]
const gaps = {
  method: { id: 'method', weight: 1, kind: 'choice', options: choices },
  header: {
    id: 'header',
    weight: 2,
    kind: 'text',
    caseSensitive: false,
    answers: [
      { pattern: 'Idempotency-Key', fraction: '1/1' },
      { pattern: '*key*', fraction: '1/2' },
      { pattern: '*', fraction: '0/1', feedback: { format: 'plain', text: 'It ends in Key' } },
    ],
  },
  hours: {
    id: 'hours',
    weight: 1,
    kind: 'number',
    tolerance: 'nominal',
    answers: [{ value: '24', margin: '0.5', fraction: '1/1' }],
  },
}
const STEM = 'Send [[method]] with `[[header]]`, kept for [[hours]] hours.'
const make = (change: object = {}) => ({
  v: 1,
  type: 'cloze',
  title: 'Q',
  stem: { format: 'markdown', text: STEM },
  tags: [],
  gaps: [gaps.method, gaps.header, gaps.hours],
  ...change,
})
const question: Question = questionSchema.parse(make())
const earned = (given: Record<string, string>) => formatRational(markOwnResponse(question, { gaps: given }).fraction)

describe('the mean of the gaps by their weights', () => {
  it.each([
    [{ method: 'post', header: 'idempotency-key', hours: '24' }, '1/1'],
    [{ method: 'post', header: 'idempotency-key', hours: '24.5' }, '1/1'],
    [{ method: 'post', header: 'idempotency-key', hours: '24.51' }, '3/4'],
    [{ method: 'post', header: 'idempotency-key', hours: '24 h' }, '3/4'],
    [{ method: 'put', header: 'idempotency-key', hours: '23,5' }, '7/8'],
    [{ method: 'post', header: 'the key', hours: '24' }, '3/4'],
    [{ header: 'Idempotency-Key' }, '1/2'],
    [{ method: 'post' }, '1/4'],
    [{ method: 'get', hours: '24' }, '1/8'],
    [{ method: 'get' }, '0/1'],
    [{ method: 'get', header: 'nothing', hours: '1' }, '0/1'],
    [{ method: 'zz', hours: '24' }, '1/4'],
    [{ method: 'post', elsewhere: 'x' }, '0/1'],
  ])('%j earns %s', (given, fraction) => expect(earned(given)).toBe(fraction))

  it('is nothing and not answered while all gaps are empty', () =>
    expect(markOwnResponse(question, { gaps: { method: '', header: '  ' } }).outcome).toBe('not-answered'))

  it('says how many are right and what they count, not which', () =>
    expect(markOwnResponse(question, { gaps: { method: 'get' } }).reasons).toEqual([
      { code: 'gaps-right', params: { right: 0, all: 3 } },
      { code: 'gaps-share', params: { share: -0.125 } },
      { code: 'not-below-zero' },
    ]))
})

it('delivers the text with numbers for its gaps, in code too', () => {
  const delivery = deliverQuestion(question, ['get', 'post', 'put'])
  expect(delivery).toMatchObject({
    gaps: [
      {
        id: '1',
        kind: 'choice',
        options: [
          { id: '1', text: 'GET' },
          { id: '2', text: 'POST' },
          { id: '3', text: 'PUT' },
        ],
      },
      { id: '2', kind: 'text' },
      { id: '3', kind: 'number' },
    ],
  })
  expect(splitAtGaps(wordsOf(delivery.stem))).toEqual([
    { text: 'Send ' },
    { gap: '1' },
    { text: ' with ' },
    { gap: '2' },
    { text: ', kept for ' },
    { gap: '3' },
    { text: ' hours.' },
  ])
  expect(ownResponse(question, ['get', 'post', 'put'], { gaps: { '1': '2', '3': '24', '4': 'x' } })).toEqual({
    gaps: { method: 'post', hours: '24', '?': 'x' },
  })
})

it('shows in a review each gap with what is right and what the author says', () => {
  const review = revealQuestion(
    question,
    optionIdsOf(question),
    { gaps: { '1': '2', '2': 'Retry-After' } },
    SHOW_EVERYTHING,
  )
  expect(review.parts).toMatchObject([
    {
      id: '1',
      given: { text: 'PUT' },
      right: false,
      fraction: '1/2',
      rightAnswers: [{ text: 'POST' }, { text: 'PUT' }],
    },
    { id: '2', given: { text: 'Retry-After' }, right: false, fraction: '0/1', feedback: [{ kind: 'paragraph' }] },
    { id: '3', given: null, right: false, fraction: '0/1', rightAnswers: [{ text: '24' }] },
  ])
})

it('has a category for each gap, with its part of the points', () =>
  expect(categoriesOf(question, { gaps: { method: 'get', header: 'api key' } })).toEqual([
    { part: 'method', key: 'get', label: 'GET', fraction: '-1/8' },
    { part: 'header', key: '=*key*', label: '*key*', fraction: '1/4' },
    { part: 'hours', key: '', label: '', fraction: '0/1' },
  ]))

it('gives a guess its part of the gaps to choose in', () => expect(formatRational(guessScoreOf(question))).toBe('1/12'))

it.each([
  ['a gap that is not in the text', { gaps: [gaps.method, gaps.header, gaps.hours, { ...gaps.hours, id: 'days' }] }],
  ['a gap twice in the text', { stem: { format: 'plain', text: `${STEM} [[hours]]` } }],
  [
    'a gap inside an address',
    { stem: { format: 'html', text: STEM.replace('[[hours]]', '<a href="/[[hours]]">x</a>') } },
  ],
  [
    'an option with the id of a gap',
    { gaps: [{ ...gaps.method, options: [...choices, { ...choices[0], id: 'hours' }] }, gaps.header, gaps.hours] },
  ],
  ['the brackets of gaps in the text', { stem: { format: 'plain', text: `${STEM} ⟦1⟧` } }],
])('is refused with %s', (_what, change) => expect(questionSchema.safeParse(make(change)).success).toBe(false))
