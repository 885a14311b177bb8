import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import {
  categoriesOf,
  markOwnResponse,
  parseResponseForm,
  revealQuestion,
  summariseResponse,
} from '../../answer-question'
import { type Question, questionSchema } from '../../registry'
import type { MatchingMarking } from './schema'

const plain = (text: string) => ({ format: 'plain', text })
/** GET → reads, PUT → replaces, DELETE → removes, HEAD → reads; “pays” fits nothing. */
const ask = (marking: MatchingMarking): Question =>
  questionSchema.parse({
    v: 1,
    type: 'matching',
    title: 'Q',
    stem: plain('What does each method do?'),
    tags: [],
    marking,
    prompts: [
      { id: 'g', text: plain('GET'), answer: 'reads', feedback: plain('GET changes nothing') },
      { id: 'u', text: plain('PUT'), answer: 'replaces' },
      { id: 'd', text: plain('DELETE'), answer: 'removes' },
      { id: 'h', text: plain('HEAD'), answer: 'reads' },
    ],
    answers: ['reads', 'replaces', 'removes', 'pays'].map((id) => ({ id, text: plain(id) })),
  })
const right = { g: 'reads', u: 'replaces', d: 'removes', h: 'reads' }
const earned = (marking: MatchingMarking, pairs: Record<string, string>) =>
  formatRational(markOwnResponse(ask(marking), { pairs }).fraction)

describe.each([
  ['per-pair', { all: '1/1', three: '3/4', one: '1/4', swapped: '1/2', none: '0/1' }],
  ['all-or-nothing', { all: '1/1', three: '0/1', one: '0/1', swapped: '0/1', none: '0/1' }],
] as const)('%s', (marking, table) => {
  it.each([
    ['every pair right', right, table.all],
    ['one prompt left open', { g: 'reads', u: 'replaces', d: 'removes' }, table.three],
    ['one of them only', { h: 'reads' }, table.one],
    ['two swapped', { ...right, u: 'removes', d: 'replaces' }, table.swapped],
    ['a distractor everywhere', { g: 'pays', u: 'pays', d: 'pays', h: 'pays' }, table.none],
  ] as const)('%s earns its part', (_what, pairs, fraction) => expect(earned(marking, pairs)).toBe(fraction))
})

it('is not answered without a pair, and worth nothing with a part it does not have', () => {
  expect(markOwnResponse(ask('per-pair'), { pairs: {} }).outcome).toBe('not-answered')
  expect(markOwnResponse(ask('per-pair'), { pairs: { g: '' } }).outcome).toBe('not-answered')
  for (const pairs of [{ ...right, g: 'zz' }, { ...right, zz: 'reads' }, { reads: 'g' }])
    expect(markOwnResponse(ask('per-pair'), { pairs })).toMatchObject({
      outcome: 'wrong',
      reasons: [{ code: 'unknown-option' }],
    })
})

it('counts the right pairs in its reason, and names none', () =>
  expect(markOwnResponse(ask('all-or-nothing'), { pairs: { ...right, g: 'pays' } }).reasons).toEqual([
    { code: 'all-pairs-needed', params: { right: 3, all: 4 } },
  ]))

it('shows in a review what was chosen for each prompt, in the order of the attempt', () => {
  const order = ['pays', 'h', 'reads', 'g', 'removes', 'u', 'replaces', 'd']
  const review = revealQuestion(
    ask('per-pair'),
    order,
    { pairs: { '2': '3', '4': '1' } },
    { marks: true, rightWrong: true, answers: false, feedback: true },
  )
  expect(
    review.parts?.map(({ id, given, right, feedback }) => [
      id,
      given && 'text' in given && given.text,
      right,
      feedback?.length,
    ]),
  ).toEqual([
    ['2', 'reads', true, undefined],
    ['4', 'pays', false, 1],
    ['6', null, false, undefined],
    ['8', null, false, undefined],
  ])
  expect(JSON.stringify(review)).not.toContain('rightAnswers')
})

it('says the pairs in words and as categories', () => {
  expect(summariseResponse(ask('per-pair'), { pairs: { d: 'pays' } })).toEqual([{ text: 'DELETE: pays' }])
  expect(
    categoriesOf(ask('per-pair'), { pairs: { g: 'reads', d: 'pays' } }).map(({ part, key, fraction }) => [
      part,
      key,
      fraction,
    ]),
  ).toEqual([
    ['g', 'reads', '1/4'],
    ['u', '', '0/1'],
    ['d', 'pays', '0/1'],
    ['h', '', '0/1'],
  ])
})

it('reads a field for each prompt that the form lists', () => {
  const form = new Map([
    ['q.1', ['3']],
    ['q.2', ['']],
    ['q.9', ['4']],
    ['q', ['1', '2']],
  ])
  expect(
    parseResponseForm(
      'matching',
      'q',
      (name) => form.get(name)?.[0] ?? null,
      (name) => form.get(name) ?? [],
    ),
  ).toEqual({ pairs: { '1': '3' } })
})

it.each([
  ['a prompt whose answer is not there', { answer: 'zz' }],
  ['a prompt with the id of an answer', { id: 'pays' }],
])('is refused with %s', (_what, change) => {
  const question = ask('per-pair')
  if (question.type !== 'matching') throw new Error('a matching question was made')
  const prompts = question.prompts.map((prompt, index) => (index === 0 ? { ...prompt, ...change } : prompt))
  expect(questionSchema.safeParse({ ...question, prompts }).success).toBe(false)
})
