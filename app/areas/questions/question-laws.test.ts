import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, equals, ONE, ZERO } from '~/platform/rational'
import {
  deliverQuestion,
  isAnswered,
  markOwnResponse,
  markResponse,
  optionIdsOf,
  parseResponseForm,
  revealQuestion,
} from './answer-question'
import { importGift } from './gift/import-gift'
import { writeGift } from './gift/write-gift'
import { shownId } from './option-order'
import { questionHashInput } from './question-hash'
import { QUESTION_TYPES, type Question, questionSchema } from './registry'
import { SHOW_EVERYTHING, SHOW_NOTHING } from './review'

/** Text with everything that GIFT, HTML and Markdown give a meaning. */
const piece = fc.constantFrom(
  ...'~=#{}:\\[]<>&;*%|/-\n\t" ',
  'a',
  'b',
  '1',
  '::',
  '//',
  '->',
  '####',
  '[html]',
  '[id:x]',
  '%50%',
  '<b>',
  '</b>',
  '\\n',
  '&lt;',
  'گ',
  'سلام',
  'TRUE',
  '$CATEGORY: x',
  '_____',
)
const text = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((list) => list.join('').trim())
  .filter((value) => value !== '')
const line = text.map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '')
const richText = fc.record({ format: fc.constantFrom('plain', 'markdown', 'html'), text })
const fraction = fc.constantFrom('1/1', '1/2', '1/3', '2/3', '1/7', '3/20', '0/1', '-1/3', '-1/1', '3333/10000')
const earning = fc.constantFrom('1/1', '1/2', '1/3', '1/7')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const tag = line.filter(
  (value) => !/^(objective|difficulty|lesson|marking|case|tolerance|unit|unit-required|answers):/.test(value),
)

const base = {
  v: fc.constant(1 as const),
  title: line,
  stem: richText,
  generalFeedback: optional(richText),
  objective: optional(fc.constantFrom('verify-signatures', 'use-mdf')),
  difficulty: optional(fc.constantFrom('easy', 'medium', 'hard')),
  lesson: optional(fc.constant('http-api/retries')),
  tags: fc.array(tag, { maxLength: 3 }),
  externalId: optional(line),
}
const options = fc
  .array(fc.record({ text: richText, fraction, feedback: optional(richText) }), { minLength: 1, maxLength: 5 })
  .chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.record({ text: richText, fraction: earning, feedback: optional(richText) }),
      fc.nat(list.length),
    ),
  )
  .map(([list, key, at]) =>
    [...list.slice(0, at), key, ...list.slice(at)].map((option, index) => ({ id: `o${index + 1}`, ...option })),
  )
const decimal = fc
  .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, power]) => String(digits / 10 ** power))
const margin = decimal.map((value) => value.replace('-', ''))

/** Any question, in the shape the schema accepts. */
const question: fc.Arbitrary<Question> = fc
  .oneof(
    fc.record({ ...base, type: fc.constant('single-choice'), options }),
    fc.record({
      ...base,
      type: fc.constant('multiple-response'),
      options,
      marking: fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'weighted'),
    }),
    fc.record({
      ...base,
      type: fc.constant('true-false'),
      answer: fc.boolean(),
      rightFeedback: optional(richText),
      wrongFeedback: optional(richText),
    }),
    fc.record({
      ...base,
      type: fc.constant('numeric'),
      tolerance: fc.constantFrom('nominal', 'relative', 'geometric'),
      answers: typed({ value: decimal, margin }),
      otherFeedback: optional(richText),
      units: optional(
        fc.record({
          required: fc.boolean(),
          list: fc.constant([
            { symbol: 'm]s', factor: '1' },
            { symbol: 'km', factor: '1000' },
          ]),
        }),
      ),
    }),
    fc.record({
      ...base,
      type: fc.constant('short-answer'),
      caseSensitive: fc.boolean(),
      answers: typed({ pattern: text }),
    }),
  )
  .map((value) => questionSchema.parse(JSON.parse(JSON.stringify(value))))

function typed<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  const answer = (share: fc.Arbitrary<string>) =>
    fc.record({ ...fields, fraction: share, feedback: optional(richText) })
  return fc
    .tuple(answer(earning), fc.array(answer(fraction), { maxLength: 3 }))
    .map(([first, more]) => [first, ...more])
}

/** What a browser may send, well-formed for some type or not at all. */
const raw = fc.oneof(
  fc.record({ choice: fc.oneof(fc.constantFrom('1', '2', '3', '99', 'o1', ''), fc.constant(null)) }),
  fc.record({ choices: fc.array(fc.constantFrom('1', '2', '3', '4', '9', ''), { maxLength: 6 }) }),
  fc.record({ value: fc.option(fc.boolean()) }),
  fc.record({ text: fc.oneof(text, decimal, fc.constantFrom('1,234', '۱۲', '5 km', '1e999', '')) }),
  fc.anything(),
)
const orderOf = (item: Question) => fc.shuffledSubarray(optionIdsOf(item), { minLength: optionIdsOf(item).length })
const situation = question.chain((item) => fc.record({ item: fc.constant(item), order: orderOf(item), response: raw }))

describe('a stored question', () => {
  it('survives its schema and JSON unchanged', () =>
    fc.assert(
      fc.property(question, (item) => {
        expect(questionSchema.parse(JSON.parse(JSON.stringify(item)))).toEqual(item)
      }),
    ))

  it('has one text for its hash, whatever the order of its fields', () =>
    fc.assert(
      fc.property(question, (item) => {
        const turned = Object.fromEntries(Object.entries(item).reverse()) as Question
        expect(questionHashInput(turned)).toBe(questionHashInput(item))
        expect(questionHashInput({ ...item, title: `${item.title}x` })).not.toBe(questionHashInput(item))
      }),
    ))
})

describe('GIFT', () => {
  it('gives back every question that was written', () =>
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), (items) => {
        const { items: read } = importGift(writeGift(items))
        expect(read.map((item) => item.question)).toEqual(items)
        for (const item of read) expect(problemCodes(item.verdict)).toEqual([])
      }),
      { numRuns: 300 },
    ))
})

/** HTML that is not of the subset is reduced on the screen, whether imported or not. */
const problemCodes = (verdict: ReturnType<typeof importGift>['items'][number]['verdict']) =>
  verdict.kind === 'exact'
    ? []
    : (verdict.kind === 'approximated' ? verdict.how : verdict.why)
        .map(({ code }) => code)
        .filter((code) => code !== 'html-reduced')

describe('marking', () => {
  it('never throws and stays within bounds, 0 and 1', () =>
    fc.assert(
      fc.property(situation, ({ item, order, response }) => {
        const mark = markResponse(item, order, response)
        expect(compare(mark.fraction, ONE)).toBeLessThanOrEqual(0)
        expect(compare(mark.fraction, ZERO)).toBeGreaterThanOrEqual(0)
        expect(mark.reasons.length).toBeGreaterThan(0)
        expect(mark.outcome === 'not-answered').toBe(mark.reasons[0]?.code === 'not-answered')
        if (isAnswered(item, response)) expect(mark.outcome).not.toBe('not-answered')
      }),
      { numRuns: 300 },
    ))

  it('is the same however the options are shuffled, renamed or stored', () =>
    fc.assert(
      fc.property(question, fc.infiniteStream(fc.boolean()), fc.integer(), (item, picks, seed) => {
        const ids = optionIdsOf(item)
        const chosen = ids.filter(() => picks.next().value)
        const order = [...ids].sort((a, b) => hash(a, seed) - hash(b, seed))
        const places = chosen.map((id) => shownId(order.indexOf(id)))
        if (item.type !== 'single-choice' && item.type !== 'multiple-response') return
        const own = item.type === 'single-choice' ? { choice: chosen[0] ?? null } : { choices: chosen }
        const sent = item.type === 'single-choice' ? { choice: places[0] ?? null } : { choices: places }
        const fixed = markOwnResponse(item, own).fraction
        expect(equals(markResponse(item, order, sent).fraction, fixed)).toBe(true)
        const renamed = {
          ...item,
          options: item.options.map((option) => ({ ...option, id: `x${option.id}` })).reverse(),
        }
        const renamedOwn =
          item.type === 'single-choice'
            ? { choice: chosen[0] ? `x${chosen[0]}` : null }
            : { choices: chosen.map((id) => `x${id}`) }
        expect(equals(markOwnResponse(renamed, renamedOwn).fraction, fixed)).toBe(true)
      }),
    ))

  it('says the same twice', () =>
    fc.assert(
      fc.property(situation, ({ item, order, response }) => {
        expect(markResponse(item, order, response)).toEqual(markResponse(item, order, response))
      }),
    ))

  it('finds nothing in an empty form', () =>
    fc.assert(
      fc.property(question, (item) => {
        const response = parseResponseForm(
          item.type,
          'q',
          () => null,
          () => [],
        )
        expect(markResponse(item, optionIdsOf(item), response).outcome).toBe('not-answered')
        expect(isAnswered(item, response)).toBe(false)
      }),
    ))
})

describe('a delivery', () => {
  const SECRET = 'CANARY'
  it('holds nothing of the key, the feedback, the title or the tags', () =>
    fc.assert(
      fc.property(question, (item) => {
        const planted = plant(item, SECRET)
        const sent = JSON.stringify(deliverQuestion(planted, optionIdsOf(planted)))
        expect(sent).not.toContain(SECRET)
        for (const id of optionIdsOf(planted)) expect(sent).not.toContain(`"${id}"`)
        for (const field of ['fraction', 'feedback', 'answer', 'pattern', 'title', 'tags', 'objective'])
          expect(sent).not.toContain(`"${field}`)
      }),
    ))

  it('shows every option once, in the order of the attempt', () =>
    fc.assert(
      fc.property(situation, ({ item, order }) => {
        const delivery = deliverQuestion(item, order)
        if ('options' in delivery)
          expect(delivery.options.map((option) => option.id)).toEqual(order.map((_id, place) => shownId(place)))
      }),
    ))

  it('is all that a review shows when nothing may be shown', () =>
    fc.assert(
      fc.property(situation, ({ item, order, response }) => {
        const planted = plant(item, SECRET)
        const review = revealQuestion(planted, order, response, SHOW_NOTHING)
        expect(JSON.stringify({ ...review, given: [] })).not.toContain(SECRET)
        expect(Object.keys(review).sort()).toEqual(
          ['given', ...('options' in review ? ['options'] : []), 'stem', 'type'].sort(),
        )
      }),
    ))

  it('comes with key and marks when everything may be shown', () =>
    fc.assert(
      fc.property(situation, ({ item, order, response }) => {
        const review = revealQuestion(item, order, response, SHOW_EVERYTHING)
        expect(review.rightAnswers?.length).toBeGreaterThan(0)
        expect(review.fraction).toMatch(/^-?\d+\/\d+$/)
        expect(review.outcome).toBe(
          markResponse(item, order, response).outcome === 'wrong' && review.given.length === 0
            ? review.outcome
            : markResponse(item, order, response).outcome,
        )
      }),
    ))
})

it('knows the five types', () =>
  expect([...QUESTION_TYPES].sort()).toEqual([
    'multiple-response',
    'numeric',
    'short-answer',
    'single-choice',
    'true-false',
  ]))

/** Puts a word into every field that a learner must not see. */
function plant(item: Question, word: string): Question {
  const hidden = { format: 'plain', text: word } as const
  const marked = { ...item, title: word, tags: [word], externalId: word, generalFeedback: hidden }
  switch (marked.type) {
    case 'single-choice':
    case 'multiple-response':
      return {
        ...marked,
        options: marked.options.map((option) => ({ ...option, id: `canary-${option.id}`, feedback: hidden })),
      }
    case 'true-false':
      return { ...marked, rightFeedback: hidden, wrongFeedback: hidden }
    case 'numeric':
      return {
        ...marked,
        otherFeedback: hidden,
        answers: marked.answers.map((answer) => ({ ...answer, feedback: hidden })),
      }
    default:
      return { ...marked, answers: marked.answers.map((answer) => ({ ...answer, pattern: word, feedback: hidden })) }
  }
}

const hash = (id: string, seed: number) =>
  [...id].reduce((value, char) => Math.imul(value ^ char.charCodeAt(0), 0x01000193), seed)
