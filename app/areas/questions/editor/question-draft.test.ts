import { describe, expect, it } from 'vitest'
import { QUESTION_TYPES, type Question, type QuestionType, questionSchema } from '../registry'
import { changeDraft } from './change-draft'
import type { Draft } from './draft'
import { blankDraft, readDraft, writeDraft } from './question-draft'

const md = (text: string) => ({ format: 'markdown', text })
const html = (text: string) => ({ format: 'html', text })
const rubric = {
  criteria: [
    {
      id: 'depth',
      title: 'Depth',
      weight: 2,
      levels: [
        { id: 'low', title: 'Names it', fraction: '0/1' },
        { id: 'high', title: 'Explains it', fraction: '1/1' },
      ],
    },
    {
      id: 'form',
      title: 'Form',
      levels: [
        { id: 'l1', title: 'Poor', fraction: '1/3' },
        { id: 'l2', title: 'Good', fraction: '1/1' },
      ],
    },
  ],
}

/** Every field that a type has, filled. */
const samples: { [Type in QuestionType]: object } = {
  'single-choice': {
    options: [
      { id: 'a', text: md('First'), fraction: '0/1', feedback: html('<b>No</b>') },
      { id: 'b', text: md('Second'), fraction: '1/1' },
      { id: 'c', text: html('Third'), fraction: '-1/3' },
      { id: 'd', text: md('Fourth'), fraction: '1/1', feedback: md('Also right') },
    ],
  },
  'multiple-response': {
    marking: 'weighted',
    options: [
      { id: 'a', text: md('First'), fraction: '1/3' },
      { id: 'b', text: md('Second'), fraction: '1/3' },
      { id: 'c', text: md('Third'), fraction: '1/2' },
      { id: 'd', text: md('Fourth'), fraction: '-1/4' },
      { id: 'e', text: md('Fifth'), fraction: '0/1' },
    ],
  },
  'true-false': { answer: false, rightFeedback: md('Yes'), wrongFeedback: html('No') },
  numeric: {
    tolerance: 'relative',
    answers: [
      { value: '1.5', margin: '0.05', fraction: '1/1', feedback: md('Exactly') },
      { value: '-3', margin: '0', fraction: '1/3' },
    ],
    otherFeedback: md('No'),
    units: {
      required: true,
      list: [
        { symbol: 'h', factor: '1' },
        { symbol: 'min', factor: '60' },
      ],
    },
  },
  'short-answer': {
    caseSensitive: true,
    answers: [
      { pattern: 'web*hook', fraction: '1/1' },
      { pattern: 'hook', fraction: '1/2', feedback: md('Nearly') },
    ],
  },
  matching: {
    marking: 'all-or-nothing',
    prompts: [
      { id: 'p1', text: md('401'), answer: 'a2', feedback: md('No key') },
      { id: 'p2', text: md('503'), answer: 'a1' },
    ],
    answers: [
      { id: 'a1', text: md('Wait') },
      { id: 'a2', text: md('Sign in') },
      { id: 'a3', text: html('Give up') },
    ],
  },
  ordering: {
    marking: 'by-neighbour',
    items: [
      { id: 'x', text: md('Read') },
      { id: 'b', text: md('Verify') },
      { id: 'm', text: md('Answer') },
    ],
  },
  cloze: {
    stem: md('Send [[gap-1]] after [[wait]] seconds with [[way]].'),
    gaps: [
      {
        id: 'gap-1',
        weight: 1,
        kind: 'text',
        caseSensitive: true,
        answers: [
          { pattern: 'it', fraction: '1/1' },
          { pattern: 'that', fraction: '1/2', feedback: md('Hm') },
        ],
      },
      {
        id: 'wait',
        weight: 3,
        kind: 'number',
        tolerance: 'nominal',
        answers: [{ value: '30', margin: '0.5', fraction: '1/1' }],
      },
      {
        id: 'way',
        weight: 1,
        kind: 'choice',
        options: [
          { id: 'w1', text: 'POST', fraction: '1/1' },
          { id: 'w2', text: 'GET', fraction: '0/1', feedback: md('GET asks') },
          { id: 'w3', text: 'PUT', fraction: '1/2' },
        ],
      },
    ],
  },
  hotspot: {
    image: { sha256: 'a'.repeat(64), mediaType: 'image/png', width: 640, height: 480, alt: 'A log' },
    marking: 'right-minus-wrong',
    most: 2,
    regions: [
      { id: 'r1', shape: { kind: 'rect', x: 1, y: 2.5, width: 30, height: 40 }, label: 'Line', fraction: '1/2' },
      {
        id: 'r2',
        shape: { kind: 'circle', cx: 100, cy: 100, r: 20 },
        label: 'Time',
        fraction: '1/2',
        feedback: md('Yes'),
      },
      {
        id: 'r3',
        shape: {
          kind: 'polygon',
          points: [
            [1, 1],
            [20, 1],
            [20, 30.5],
          ],
        },
        label: 'Corner',
        fraction: '0/1',
      },
    ],
  },
  essay: {
    length: { minWords: 50, maxWords: 200 },
    template: '  Dear customer,\n',
    rubric,
    guide: md('Look for the key'),
  },
  'file-upload': { accept: ['pdf', 'zip'], mostFiles: 2, mostBytes: 1_500_001, rubric, guide: md('Unpack it') },
  practical: {
    product: 'halyard 2026-10',
    operation: 'createOrder',
    expects: [{ id: 'e1', kind: 'status', equals: 201 }],
  },
}
const sample = (type: QuestionType): Question =>
  questionSchema.parse({
    v: 1,
    type,
    title: 'Retry',
    stem: md('When is it sent *again*?'),
    generalFeedback: html('<p>See the lesson</p>'),
    hints: [md('Think of time'), { format: 'plain', text: 'And of load' }],
    objective: 'choose-a-schedule',
    difficulty: 'hard',
    lesson: 'webhooks/retries',
    product: 'halyard 2026-10',
    tags: ['retry, and wait', 'state:trial'],
    externalId: 'q-1',
    ...samples[type],
  })

describe.each(QUESTION_TYPES)('%s', (type) => {
  it('comes out of its form as it went in', () => {
    expect(readDraft(type, writeDraft(sample(type)), 'q-1').question).toEqual(sample(type))
  })

  it('keeps what the form holds when a row is added and taken out again', () => {
    const draft = writeDraft(sample(type))
    for (const list of new Set(
      draft.flatMap(([name, value]) =>
        /^[a-z][\w-]*$/.test(value) && draft.some(([other]) => other.startsWith(`${name}.${value}.`)) ? [name] : [],
      ),
    )) {
      const added = changeDraft(draft, { kind: 'add', list, key: '' }, 'fresh').draft
      const back = changeDraft(added, { kind: 'remove', list, key: 'fresh' }, '').draft
      expect(readDraft(type, back, 'q-1').question).toEqual(sample(type))
    }
  })

  it('says of an empty form what is missing, each in a field', () => {
    const { question, problems } = readDraft(type, blankDraft(type), undefined)
    expect(question).toBeNull()
    expect(problems).toContainEqual({ field: 'stem.text', code: 'missing' })
  })
})

const fieldsWith = (type: QuestionType, ...changed: Draft) => {
  const names = new Set(changed.map(([name]) => name))
  const draft = [...writeDraft(sample(type)).filter(([name]) => !names.has(name)), ...changed]
  return readDraft(type, draft, 'q-1').problems.map(({ field, code }) => `${field} ${code}`)
}

describe('a mistake is said beside its field', () => {
  it.each([
    ['single-choice', ['options.c.share', 'a third'], 'options.c.share share'],
    ['single-choice', ['options.b.text.text', ' '], 'options.b.text.text missing'],
    ['single-choice', ['lesson', 'retries'], 'lesson lesson'],
    ['single-choice', ['objective', 'A thing'], 'objective objective'],
    ['numeric', ['answers.r2.value', 'three'], 'answers.r2.value number'],
    ['numeric', ['units.list.r1.symbol', '7'], 'units.list.r1.symbol unit'],
    ['matching', ['prompts.p1.answer', 'gone'], 'prompts.p1.answer pair'],
    ['cloze', ['stem.text', 'Send it [[gap-1]].'], 'gaps gaps'],
    ['cloze', ['gaps.wait.answers.r1.text', 'soon'], 'gaps.wait.answers.r1.text number'],
    ['cloze', ['gaps.gap-1.answers.r2.share', 'x'], 'gaps.gap-1.answers.r2.share share'],
    ['hotspot', ['image.sha256', ''], 'picture picture'],
    ['hotspot', ['image.alt', ''], 'image.alt missing'],
    ['hotspot', ['regions.r1.shape.width', 'wide'], 'regions.r1.shape.width shape'],
    ['essay', ['length.maxWords', '10'], 'length.maxWords words'],
    ['file-upload', ['accept', 'pdf, .D O C'], null],
    ['file-upload', ['mostFiles', '99'], 'mostFiles too-long'],
  ] as const)('%s: %j', (type, changed, expected) => {
    const found = fieldsWith(type, changed)
    if (expected === null) expect(found).toEqual([])
    else expect(found).toContain(expected)
  })
})

it('makes a title of the question when none is given', () => {
  const draft = writeDraft(sample('true-false')).filter(([name]) => name !== 'title')
  expect(readDraft('true-false', draft, undefined).question?.title).toBe('When is it sent again?')
})
