import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { markAnswers } from './mark-answers'
import { questionJsonSchema } from './question-json-schema'
import { QUESTION_TYPES } from './registry'

const plain = (text: string) => ({ format: 'plain', text })
const trueFalse = { type: 'true-false', stem: plain('2 + 2 = 4'), answer: true }

it('marks each entry, exactly and as a decimal', () =>
  expect(
    markAnswers([
      { question: trueFalse, response: { value: true } },
      { question: trueFalse, response: null },
      { question: trueFalse },
      {
        question: {
          type: 'matching',
          stem: plain('Which?'),
          marking: 'per-pair',
          prompts: ['a', 'b', 'c'].map((id) => ({ id, text: plain(id), answer: 'x' })),
          answers: ['x', 'y'].map((id) => ({ id, text: plain(id) })),
        },
        response: { pairs: { a: 'x', b: 'y' } },
      },
    ]),
  ).toMatchObject({
    marks: [
      { fraction: '1/1', decimal: 1, outcome: 'right', reasons: [{ code: 'chosen-right' }] },
      { fraction: '0/1', outcome: 'not-answered' },
      { fraction: '0/1', outcome: 'not-answered' },
      { fraction: '1/3', decimal: 1 / 3, outcome: 'partly-right', reasons: [{ params: { right: 1, all: 3 } }] },
    ],
  }))

describe('names what cannot be read by its place', () => {
  it.each([
    [{ question: trueFalse }, ['']],
    [[7], ['[0]']],
    [[{ question: trueFalse }, { response: {} }], ['[1].question']],
    [[{ question: { ...trueFalse, answer: 'yes' } }], ['[0].question.answer']],
    [[{ question: { ...trueFalse, type: 'sorting' } }], ['[0].question.type']],
    [
      [{ question: trueFalse, response: { value: 'true' } }, { question: 5 }],
      ['[0].response.value', '[1].question'],
    ],
    [
      [
        {
          question: {
            type: 'single-choice',
            stem: plain('?'),
            options: [
              { id: 'a', text: plain('a'), fraction: '1' },
              { id: 'b', text: plain('b'), fraction: '0/1' },
            ],
          },
        },
      ],
      ['[0].question.options[0].fraction', '[0].question.options[0].fraction'],
    ],
  ])('%j', (entries, places) => {
    const read = markAnswers(entries)
    expect('problems' in read ? read.problems.map(({ at }) => at) : read).toEqual(places)
  })
})

describe.each(['en', 'fa'])('the help page in %s', (language) => {
  const page = readFileSync(`content/help/${language}/question-types.mdx`, 'utf8')
  const examples = [...page.matchAll(/```json title="([a-z-]+)\.json"\n([\s\S]*?)```/g)]
  it('has an example of every type, answered rightly', () => {
    expect(examples.map(([, type]) => type).sort()).toEqual([...QUESTION_TYPES].sort())
    const read = markAnswers(examples.map(([, , json]) => JSON.parse(json ?? '')))
    const outcomes = 'marks' in read ? read.marks.map(({ outcome }) => outcome) : read.problems
    for (const outcome of outcomes) expect(['right', 'needs-marking']).toContain(outcome)
  })
})

it('the JSON Schema has every type with its response', () => {
  const schema = JSON.parse(JSON.stringify(questionJsonSchema('https://rung.example'))) as {
    $id: string
    oneOf: { properties: { type: { const: string } } }[]
    $defs: { responses: object }
  }
  expect(schema.$id).toBe('https://rung.example/help/question.schema.json')
  expect(schema.oneOf.map(({ properties }) => properties.type.const).sort()).toEqual([...QUESTION_TYPES].sort())
  expect(Object.keys(schema.$defs.responses).sort()).toEqual([...QUESTION_TYPES].sort())
})
