import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { deliverQuestion, markResponse, parseResponseForm, readResponse, revealQuestion } from '../../answer-question'
import { type Question, questionSchema } from '../../registry'

const text = (value: string) => ({ format: 'plain', text: value })
const question: Question = questionSchema.parse({
  v: 1,
  type: 'single-choice',
  title: 'Signatures',
  stem: text('Which bytes are signed?'),
  tags: [],
  options: [
    { id: 'raw', text: text('The raw body'), fraction: '1/1', feedback: text('Yes.') },
    { id: 'near', text: text('The body and the headers'), fraction: '1/3' },
    { id: 'wrong', text: text('The parsed body'), fraction: '0/1', feedback: text('Parsing changes bytes.') },
    { id: 'harm', text: text('Nothing'), fraction: '-1/2' },
  ],
})
const order = ['harm', 'raw', 'wrong', 'near']

describe('marking', () => {
  it.each([
    [{ choice: '2' }, '1/1', 'right', 'chosen-right'],
    [{ choice: '4' }, '1/3', 'partly-right', 'chosen-partly'],
    [{ choice: '3' }, '0/1', 'wrong', 'chosen-wrong'],
    [{ choice: '1' }, '0/1', 'wrong', 'chosen-penalty'],
    [{ choice: null }, '0/1', 'not-answered', 'not-answered'],
    [{ choice: '' }, '0/1', 'not-answered', 'not-answered'],
    [undefined, '0/1', 'not-answered', 'not-answered'],
    [{ choice: '5' }, '0/1', 'wrong', 'unknown-option'],
    [{ choice: '0' }, '0/1', 'wrong', 'unknown-option'],
    [{ choice: 'raw' }, '0/1', 'wrong', 'unknown-option'],
    [{ choice: 2 }, '0/1', 'wrong', 'unreadable'],
    ['2', '0/1', 'wrong', 'unreadable'],
  ])('%j earns %s', (response, fraction, outcome, code) => {
    const mark = markResponse(question, order, response)
    expect([formatRational(mark.fraction), mark.outcome, mark.reasons[0]?.code]).toEqual([fraction, outcome, code])
  })
})

it('an option that takes away earns nothing, and the review says both', () =>
  expect(markResponse(question, order, { choice: '1' }).reasons).toEqual([
    { code: 'chosen-penalty', params: { share: -0.5 } },
    { code: 'not-below-zero' },
  ]))

it('reads its form field', () => {
  expect(
    parseResponseForm(
      'single-choice',
      'q1',
      (name) => (name === 'q1' ? '2' : null),
      () => [],
    ),
  ).toEqual({ choice: '2' })
  expect(
    parseResponseForm(
      'single-choice',
      'q1',
      () => 'x'.repeat(50),
      () => [],
    ),
  ).toBeNull()
  expect(readResponse('single-choice', { choice: '2', more: 1 })).toEqual({ choice: '2' })
  expect(readResponse('constructor', { choice: '2' })).toBeNull()
})

it('delivers the options of the attempt', () => {
  const delivery = deliverQuestion(question, order)
  expect(delivery).toEqual({
    type: 'single-choice',
    stem: paragraph('Which bytes are signed?'),
    options: [
      { id: '1', text: paragraph('Nothing') },
      { id: '2', text: paragraph('The raw body') },
      { id: '3', text: paragraph('The parsed body') },
      { id: '4', text: paragraph('The body and the headers') },
    ],
  })
})

describe('a review', () => {
  const shown = { marks: false, rightWrong: false, answers: false, feedback: false }
  const optionsOf = (show: typeof shown) => revealQuestion(question, order, { choice: '3' }, show).options ?? []
  it('says of right and wrong only what was chosen', () => {
    expect(optionsOf({ ...shown, rightWrong: true }).map(({ right }) => right)).toEqual([
      undefined,
      undefined,
      false,
      undefined,
    ])
  })
  it('shows the key when it may', () => {
    expect(optionsOf({ ...shown, answers: true }).map(({ right }) => right)).toEqual([false, true, false, true])
  })
  it('says in words what was chosen', () => {
    expect(revealQuestion(question, order, { choice: '3' }, shown).given).toEqual([{ text: 'The parsed body' }])
  })
  it('gives the feedback to the chosen option only, until the key is shown', () => {
    expect(optionsOf({ ...shown, feedback: true }).map(({ feedback }) => feedback !== undefined)).toEqual([
      false,
      false,
      true,
      false,
    ])
    expect(
      optionsOf({ ...shown, feedback: true, answers: true }).map(({ feedback }) => feedback !== undefined),
    ).toEqual([false, true, true, false])
  })
})

const paragraph = (words: string) => [{ kind: 'paragraph', children: [{ kind: 'text', text: words }] }]
