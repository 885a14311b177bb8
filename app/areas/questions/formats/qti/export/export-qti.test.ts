import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyQuestion, plainQuestionOf } from '../../../../../../test/questions/arbitrary-question'
import { QUESTION_TYPES, type Question, type QuestionType, questionSchema } from '../../../registry'
import { importQti } from '../import/import-qti'
import { markItem } from '../mark-item'
import { type ExportedItem, exportQti, whyUnsayableInQti } from './export-qti'
import { saysType } from './writers'

const readBack = ({ question, xml, keywords }: ExportedItem) => {
  const findMedia = () => (question.type === 'hotspot' ? { ...question.image, bytes: new Uint8Array() } : null)
  const [read] = importQti(xml, { category: null, keywords, findMedia }).items
  return { question: read?.question, verdict: read?.verdict.kind }
}

/** With hints, and within what QTI can say; the tests below name the rest. */
function within(question: Question): Question {
  const hints = [
    { format: 'markdown' as const, text: '*One*' },
    { format: 'plain' as const, text: 'Two\n\nThree' },
  ]
  const { type } = question
  // Of several answers one may hide another, whose feedback nobody can ever be shown.
  if (type === 'short-answer') return { ...question, hints, answers: question.answers.slice(0, 1) }
  if (type === 'cloze') return { ...question, hints, gaps: question.gaps.map(withOneAnswer) }
  if (type === 'numeric') return { ...question, hints, answers: question.answers.slice(0, 1) }
  return { ...question, hints }
}
type Gap = Extract<Question, { type: 'cloze' }>['gaps'][number]
function withOneAnswer(gap: Gap): Gap {
  if (gap.kind === 'text') return { ...gap, answers: gap.answers.slice(0, 1) }
  return gap.kind === 'number' ? { ...gap, answers: gap.answers.slice(0, 1) } : gap
}

describe('QTI gives back, and marks by its own rules as we do,', () => {
  it.each(QUESTION_TYPES.filter(saysType))('every %s', (type: QuestionType) =>
    fc.assert(
      fc.property(plainQuestionOf(type).map(within), (question) => {
        const { items, refused } = exportQti([question])
        expect([items.map(readBack), refused]).toEqual([[{ question, verdict: 'exact' }], []])
      }),
      { numRuns: 20 },
    ),
  )

  it('whatever it takes at all: the rest is named, and nothing is lost without a word', () =>
    fc.assert(
      fc.property(fc.array(anyQuestion, { maxLength: 3 }), (questions) => {
        const { items, refused } = exportQti(questions)
        expect(items.length + refused.length).toBe(questions.length)
        expect(items.map(readBack)).toEqual(items.map(({ question }) => ({ question, verdict: 'exact' })))
        expect(new Set(items.map(({ identifier }) => identifier)).size).toBe(items.length)
      }),
      { numRuns: 20 },
    ))
})

test('a margin so wide that hardly any number is outside of it', () => {
  const question = questionSchema.parse({
    ...{ v: 1, type: 'numeric', title: 'Q', stem: { format: 'plain', text: 'Q' }, tags: [], tolerance: 'relative' },
    answers: [{ value: '-96066', margin: '10280', fraction: '1/1' }],
    otherFeedback: { format: 'plain', text: 'No' },
  })
  const { items, refused } = exportQti([question])
  expect([items.map(readBack), refused]).toEqual([[{ question, verdict: 'exact' }], []])
})

describe('QTI has no way to say', () => {
  const base = { v: 1, title: 'Q', stem: { format: 'plain', text: 'Q' }, tags: [] }
  const why = (question: object) => whyUnsayableInQti(questionSchema.parse({ ...base, ...question }))
  it('the longest common order of more than twenty items', () => {
    const items = Array.from({ length: 21 }, (_, at) => ({ id: `i${at}`, text: { format: 'plain', text: `${at}` } }))
    expect(why({ type: 'ordering', marking: 'longest-common-order', items })).toEqual({
      code: 'fields',
      fields: ['marking'],
    })
  })
  it('two units with one symbol', () => {
    const answers = [{ value: '1', margin: '0', fraction: '1/1' }]
    const units = { required: true, list: ['1', '1000'].map((factor) => ({ symbol: 'm', factor })) }
    expect(why({ type: 'numeric', tolerance: 'nominal', answers, units })).toEqual({
      code: 'fields',
      fields: ['marking'],
    })
  })
  it('calls to a sandbox', () =>
    expect(
      why({
        type: 'practical',
        product: 'p',
        operation: 'GET /',
        expects: [{ id: 'e1', kind: 'status', equals: 200 }],
      }),
    ).toEqual({ code: 'type' }))
})

it('writes what other programs know: a template where one marks as we do', () => {
  const question = questionSchema.parse({
    v: 1,
    type: 'multiple-response',
    title: 'Pick "two" & more',
    stem: { format: 'markdown', text: 'Pick **two**.' },
    tags: ['a'],
    marking: 'all-or-nothing',
    options: ['x', 'y', 'z'].map((id, at) => ({
      id,
      text: { format: 'plain', text: `<${id}>` },
      fraction: at < 2 ? '1/2' : '0/1',
    })),
  })
  const xml = exportQti([question]).items[0]?.xml ?? ''
  expect(xml).toContain('template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"')
  expect(xml).toContain('<qti-simple-choice identifier="x">&lt;x&gt;</qti-simple-choice>')
  expect(xml).toContain('<p>Pick <strong>two</strong>.</p>')
  expect(xml).toContain('title="Pick &quot;two&quot; &amp; more"')
})

describe('what QTI has no operator for is said by its rules, for other programs too', () => {
  const base = { v: 1, title: 'Q', stem: { format: 'plain', text: 'Q' }, tags: [] }
  const scorer = (question: object) => {
    const xml = exportQti([questionSchema.parse({ ...base, ...question })]).items[0]?.xml ?? ''
    return (given: Record<string, unknown>) => {
      const marking = markItem(xml, given)
      return marking.ok ? marking.marked.outcomes.SCORE : marking.problem
    }
  }
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: { format: 'plain', text: id } }))

  it.each([
    [['a', 'b', 'c', 'd'], 4],
    [['b', 'c', 'd', 'a'], 3],
    [['a', 'c', 'b', 'd'], 3],
    [['d', 'c', 'b', 'a'], 0],
    [['c', 'a', 'b'], 2],
    [[], 0],
  ])('the longest common order of %j counts %d', (RESPONSE, expected) => {
    expect(scorer({ type: 'ordering', marking: 'longest-common-order', items })({ RESPONSE })).toBe(expected)
  })

  const length = {
    type: 'numeric',
    tolerance: 'nominal',
    answers: [{ value: '1500', margin: '1', fraction: '1/1' }],
    units: {
      required: true,
      list: [
        { symbol: 'm', factor: '1' },
        { symbol: 'km', factor: '1000' },
      ],
    },
  }
  it.each([
    [1500, 'unit-1', 1],
    [1.5, 'unit-2', 1],
    [1.5, 'unit-1', 0],
    [1500, null, 0],
    [null, 'unit-2', 0],
  ])('%d in %s earns %d where a unit is required', (RESPONSE, UNIT, expected) => {
    expect(scorer(length)({ RESPONSE, UNIT })).toBe(expected)
  })

  it('without a unit the number is one of the first, where none is required', () => {
    expect(scorer({ ...length, units: { ...length.units, required: false } })({ RESPONSE: 1500 })).toBe(1)
  })
})
