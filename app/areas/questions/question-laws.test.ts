import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, equals, formatRational, ONE, readRational, sum, ZERO } from '~/platform/rational'
import { ALL_TYPES, anyQuestion, text } from '../../../test/questions/arbitrary-question'
import { asSent, keyOf, responseTo } from '../../../test/questions/responses'
import { planted, renamed, renamedResponse, reversed } from '../../../test/questions/rework'
import {
  categoriesOf,
  deliverQuestion,
  guessScoreOf,
  isAnswered,
  markOwnResponse,
  markResponse,
  optionIdsOf,
  ownResponse,
  parseResponseForm,
  readSentResponse,
  revealQuestion,
  summariseResponse,
} from './answer-question'
import { fieldsOf } from './fields'
import { lintQuestion } from './lint-question'
import { shownId } from './option-order'
import { questionHashInput } from './question-hash'
import { moduleOf, QUESTION_TYPES, type Question, questionSchema } from './registry'
import { SHOW_EVERYTHING, SHOW_NOTHING } from './review'
import type { FormFields } from './type-fields'

/** What a browser may send, well-formed for some type or not at all. */
const id = fc.constantFrom('1', '2', '3', '99', 'o1', '__proto__', '')
const raw = fc.oneof(
  fc.record({ choice: fc.option(id) }),
  fc.record({ choices: fc.array(id, { maxLength: 6 }) }),
  fc.record({ value: fc.option(fc.boolean()) }),
  fc.record({ text: fc.oneof(text, fc.constantFrom('1,234', '۱۲', '5 km', '1e999', '', '0.5')) }),
  fc.record({ pairs: fc.dictionary(id, id) }),
  fc.record({ order: fc.array(id, { maxLength: 6 }) }),
  fc.record({ gaps: fc.dictionary(id, fc.oneof(id, text)) }),
  fc.record({ files: fc.array(fc.anything(), { maxLength: 2 }) }),
  fc.anything(),
)
const orderOf = (item: Question) => fc.shuffledSubarray(optionIdsOf(item), { minLength: optionIdsOf(item).length })
/** A question in an attempt with anything that could come back. */
const situation = anyQuestion.chain((item) =>
  fc.record({ item: fc.constant(item), order: orderOf(item), response: raw }),
)
/** A question in an attempt with an answer, by the question's own ids. */
const answeredQuestion = anyQuestion.chain((item) =>
  fc.record({ item: fc.constant(item), order: orderOf(item), own: responseTo(item) }),
)
const SECRET = 'CANARY'

it('the registry has all types', () => expect([...QUESTION_TYPES].sort()).toEqual([...ALL_TYPES].sort()))

describe('a stored question', () => {
  it('survives its schema and JSON unchanged', () =>
    fc.assert(
      fc.property(anyQuestion, (item) => {
        expect(questionSchema.parse(JSON.parse(JSON.stringify(item)))).toEqual(item)
      }),
    ))

  it('has one text for its hash, whatever the order of its fields', () =>
    fc.assert(
      fc.property(anyQuestion, (item) => {
        const turned = Object.fromEntries(Object.entries(item).reverse()) as Question
        expect(questionHashInput(turned)).toBe(questionHashInput(item))
        expect(questionHashInput({ ...item, title: `${item.title}x` })).not.toBe(questionHashInput(item))
      }),
    ))
})

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
      { numRuns: 500 },
    ))

  it('is the same however an attempt shuffled, however the author ordered, and whatever the parts are called', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, order, own }) => {
        const fixed = formatRational(markOwnResponse(item, own).fraction)
        const earned = (question: Question, response: unknown) =>
          formatRational(markOwnResponse(question, response).fraction)
        expect(formatRational(markResponse(item, order, asSent(item, order, own)).fraction)).toBe(fixed)
        expect(earned(reversed(item), own)).toBe(fixed)
        const name = (part: string) => `x-${part}`
        expect(earned(questionSchema.parse(renamed(item, name)), renamedResponse(item, own, name))).toBe(fixed)
      }),
      { numRuns: 500 },
    ))

  it('says the same twice', () =>
    fc.assert(
      fc.property(situation, ({ item, order, response }) => {
        expect(markResponse(item, order, response)).toEqual(markResponse(item, order, response))
      }),
    ))

  it('gives everything for the key, where lint finds nothing that stands against it', () =>
    fc.assert(
      fc.property(anyQuestion, (item) => {
        const mark = markOwnResponse(item, keyOf(item))
        if (moduleOf(item.type)?.manual) expect(mark.outcome).toBe('needs-marking')
        else if (keyIsWhole(item)) expect(mark).toMatchObject({ fraction: ONE, outcome: 'right' })
      }),
      { numRuns: 500 },
    ))

  it('finds nothing in an empty form', () =>
    fc.assert(
      fc.property(anyQuestion, (item) => {
        const response = parseResponseForm(
          item.type,
          'q',
          () => null,
          () => [],
        )
        expect(markResponse(item, optionIdsOf(item), response).outcome).toBe('not-answered')
        expect(isAnswered(item, response)).toBe(false)
        expect(summariseResponse(item, response)).toEqual([])
      }),
    ))

  it('gives reasons that hold nothing of the key', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, own }) => {
        const secret = planted(item, SECRET)
        const { reasons } = markOwnResponse(
          secret,
          renamedResponse(item, own, (part) => `canary-${part}`),
        )
        expect(JSON.stringify(reasons)).not.toMatch(/canary/i)
      }),
    ))
})

/** Whether the first answers and the right parts of a random question can earn everything together. */
function keyIsWhole(item: Question): boolean {
  const codes = lintQuestion(item).map(({ code }) => code)
  if (codes.includes('never-full-marks') || codes.includes('weights-not-whole')) return false
  switch (item.type) {
    case 'numeric':
    case 'short-answer':
      return item.answers[0]?.fraction === '1/1'
    case 'cloze':
      return item.gaps.every((gap) =>
        gap.kind === 'choice'
          ? gap.options.some(({ fraction }) => fraction === '1/1')
          : gap.answers[0]?.fraction === '1/1',
      )
    case 'practical':
      return false
    case 'hotspot':
      return item.marking === 'all-or-nothing' || item.most >= item.regions.length
    default:
      return true
  }
}

describe('a form', () => {
  it('gives back the answer that it was filled with', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, order, own }) => {
        const fields = fieldsOf(item.type)
        if (!fields || moduleOf(item.type)?.writtenBy === 'server') return
        const sent = fields.read('q', formOf(fields.write('q', asSent(item, order, own))))
        const again = formOf(fields.write('q', sent))
        expect(fields.read('q', again)).toEqual(sent)
        expect(readSentResponse(item.type, sent)).toEqual(sent)
        expect(ownResponse(item, order, sent)).toEqual(ownResponse(item, order, asSent(item, order, own)))
        expect(fields.isGiven(sent)).toBe(fields.isGiven(asSent(item, order, own)))
        if (fields.isGiven(sent)) expect(fields.isSent('q', again)).toBe(true)
      }),
      { numRuns: 300 },
    ))

  it('cannot say what only the server writes', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, own }) => {
        const isServers = moduleOf(item.type)?.writtenBy === 'server'
        expect(readSentResponse(item.type, own) === null).toBe(isServers)
      }),
    ))
})

function formOf(fields: readonly (readonly [string, string])[]): FormFields {
  const getAll = (name: string) => fields.flatMap(([field, value]) => (field === name ? [value] : []))
  return { getAll, get: (name) => getAll(name)[0] ?? null }
}

describe('a delivery', () => {
  it('holds nothing of the key, the feedback, the hints, the title or the tags', () =>
    fc.assert(
      fc.property(anyQuestion, (item) => {
        const secret = planted(item, SECRET)
        const sent = JSON.stringify(deliverQuestion(secret, optionIdsOf(secret)))
        expect(sent).not.toMatch(/canary/i)
        for (const field of [
          'fraction',
          'feedback',
          'answer',
          'pattern',
          'title',
          'tags',
          'objective',
          'hints',
          'rubric',
        ])
          expect(sent).not.toContain(`"${field}":`)
      }),
      { numRuns: 300 },
    ))

  it('shows every part once, by its place in the order of the attempt', () =>
    fc.assert(
      fc.property(situation, ({ item, order }) => {
        const delivery = deliverQuestion(item, order)
        const shown = partsOf(delivery).map((part) => part.id)
        expect([...shown].sort()).toEqual(order.map((_id, place) => shownId(place)).sort())
      }),
    ))

  it('is all that a review shows when nothing may be shown', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, own }) => {
        const secret = planted(item, SECRET)
        const response = asSent(
          secret,
          optionIdsOf(secret),
          renamedResponse(item, own, (part) => `canary-${part}`),
        )
        const review = revealQuestion(secret, optionIdsOf(secret), response, SHOW_NOTHING)
        expect(JSON.stringify({ ...review, given: [] })).not.toMatch(/canary/i)
        const optional = ['options', 'parts', 'picture'].filter((field) => field in review)
        expect(Object.keys(review).sort()).toEqual(['given', 'stem', 'type', ...optional].sort())
        const parts = [...(review.options ?? []), ...(review.parts ?? [])]
        for (const part of parts)
          for (const field of ['right', 'fraction', 'rightAnswers', 'feedback']) expect(part).not.toHaveProperty(field)
      }),
    ))

  it('comes with key and marks when everything may be shown', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, order, own }) => {
        const sent = asSent(item, order, own)
        const review = revealQuestion(item, order, sent, SHOW_EVERYTHING)
        expect(review.fraction).toMatch(/^-?\d+\/\d+$/)
        expect(review.outcome).toBe(markResponse(item, order, sent).outcome)
        expect(review.given.length > 0).toBe(summariseResponse(item, own).length > 0)
        if (!moduleOf(item.type)?.manual) expect(review.rightAnswers?.length).toBeGreaterThan(0)
      }),
    ))
})

/** Everything in a delivery that the attempt's order names. */
function partsOf(delivery: ReturnType<typeof deliverQuestion>): { id: string }[] {
  if ('options' in delivery) return [...delivery.options]
  if ('items' in delivery) return [...delivery.items]
  if ('regions' in delivery) return [...delivery.regions]
  if ('prompts' in delivery) return [...delivery.prompts, ...delivery.answers]
  if ('gaps' in delivery) return delivery.gaps.flatMap((gap) => gap.options ?? [])
  return []
}

describe('an answer in a table', () => {
  it('has a category for the whole, or one for every part', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, own }) => {
        const categories = categoriesOf(item, own)
        expect(categories.length).toBeGreaterThan(0)
        const keys = categories.map(({ part, key }) => `${part}\n${key}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { fraction } of categories) expect(formatRational(readRational(fraction))).toBe(fraction)
      }),
    ))

  it('whose parts each earn their own has shares that add up to its mark', () =>
    fc.assert(
      fc.property(answeredQuestion, ({ item, own }) => {
        const isByPart =
          (item.type === 'matching' && item.marking === 'per-pair') ||
          item.type === 'cloze' ||
          (item.type === 'ordering' && item.marking === 'by-position')
        const mark = markOwnResponse(item, own)
        if (!isByPart || mark.reasons.some(({ code }) => code === 'unknown-option')) return
        const total = sum(categoriesOf(item, own).map(({ fraction }) => readRational(fraction)))
        expect(equals(compare(total, ZERO) < 0 ? ZERO : total, mark.fraction)).toBe(true)
      }),
    ))
})

it('a guess earns between nothing and everything', () =>
  fc.assert(
    fc.property(anyQuestion, (item) => {
      const guess = guessScoreOf(item)
      expect(compare(guess, ZERO)).toBeGreaterThanOrEqual(0)
      expect(compare(guess, ONE)).toBeLessThanOrEqual(0)
    }),
  ))

it('only types whose written order gives the answer away always shuffle', () =>
  expect(QUESTION_TYPES.filter((type) => moduleOf(type)?.orderIsKey)).toEqual(['matching', 'ordering']))
