import fc from 'fast-check'
import { type Question, type QuestionType, questionSchema } from '../../app/areas/questions/registry'

/** Any question of any type, in the shape its schema accepts, with text that formats and screens give a meaning. */

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
export const text = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((list) => list.join('').trim())
  .filter((value) => value !== '')
export const line = text.map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '')
const richText = fc.record({ format: fc.constantFrom('plain', 'markdown', 'html'), text })
const fraction = fc.constantFrom('1/1', '1/2', '1/3', '2/3', '1/7', '3/20', '0/1', '-1/3', '-1/1', '3333/10000')
const earning = fc.constantFrom('1/1', '1/2', '1/3', '1/7')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const tag = line.filter(
  (value) =>
    !/^(objective|difficulty|lesson|marking|case|tolerance|unit|unit-required|answers|product|hint|words):/.test(value),
)
/** Gives parts ids of their own: `o1`, `o2`, … */
const named = <T extends object>(letter: string, parts: readonly T[]) =>
  parts.map((part, index) => ({ id: `${letter}${index + 1}`, ...part }))

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
const more = { hints: optional(fc.array(richText, { maxLength: 3 })), product: optional(line) }

/** Something with shares of which at least one earns. */
function shared<T>(part: { [K in keyof T]: fc.Arbitrary<T[K]> }, most = 5) {
  const one = (share: fc.Arbitrary<string>) => fc.record({ ...part, fraction: share, feedback: optional(richText) })
  return fc
    .array(one(fraction), { minLength: 1, maxLength: most })
    .chain((list) => fc.tuple(fc.constant(list), one(earning), fc.nat(list.length)))
    .map(([list, key, at]) => [...list.slice(0, at), key, ...list.slice(at)])
}
const options = shared({ text: richText }).map((list) => named('o', list))

const decimal = fc
  .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, power]) => String(digits / 10 ** power))
const margin = decimal.map((value) => value.replace('-', ''))
const tolerance = fc.constantFrom('nominal', 'relative', 'geometric')

/** Accepted answers to something typed; the first earns. */
function typed<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  const answer = (share: fc.Arbitrary<string>) =>
    fc.record({ ...fields, fraction: share, feedback: optional(richText) })
  return fc
    .tuple(answer(earning), fc.array(answer(fraction), { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest])
}

const setMarking = fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'weighted')
const gap = fc.oneof(
  fc.record({
    kind: fc.constant('choice'),
    weight: fc.integer({ min: 1, max: 5 }),
    options: shared({ text: line }, 3),
  }),
  fc.record({
    kind: fc.constant('text'),
    weight: fc.integer({ min: 1, max: 5 }),
    caseSensitive: fc.boolean(),
    answers: typed({ pattern: text }),
  }),
  fc.record({
    kind: fc.constant('number'),
    weight: fc.integer({ min: 1, max: 5 }),
    tolerance,
    answers: typed({ value: decimal, margin }),
  }),
)
const gaps = fc
  .array(gap, { minLength: 1, maxLength: 4 })
  .map((list) =>
    named('g', list).map((one, index) =>
      'options' in one ? { ...one, options: named(`g${index + 1}o`, one.options) } : one,
    ),
  )
/** A text around the gaps that shows them whatever its format. */
const stemWith = (ids: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom('plain', 'markdown', 'html'),
      fc.array(fc.constantFrom('Send', 'گام', 'and <b>then</b>'), { minLength: ids.length, maxLength: ids.length }),
    )
    .map(([format, words]) => ({ format, text: ids.map((id, index) => `${words[index]} [[${id}]] .`).join(' ') }))

const pixel = fc.integer({ min: 0, max: 400 })
const length = fc.integer({ min: 1, max: 200 })
const shape = fc.oneof(
  fc.record({ kind: fc.constant('rect'), x: pixel, y: pixel, width: length, height: length }),
  fc.record({ kind: fc.constant('circle'), cx: pixel, cy: pixel, r: length }),
  fc.record({ kind: fc.constant('polygon'), points: fc.array(fc.tuple(pixel, pixel), { minLength: 3, maxLength: 6 }) }),
)
const share = fc.constantFrom('1/1', '1/2', '0/1', '3/4')
const rubric = fc.record({
  criteria: fc
    .array(
      fc.record({
        title: line,
        weight: optional(fc.integer({ min: 1, max: 4 })),
        levels: fc
          .array(fc.record({ title: line, fraction: share }), { minLength: 2, maxLength: 4 })
          .map((list) => named('l', list)),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((list) => named('c', list)),
})
const byHand = { rubric: optional(rubric), guide: optional(richText) }
const expectation = fc.oneof(
  fc.record({ kind: fc.constant('status'), equals: fc.constantFrom(200, 201, 404) }),
  fc.record({ kind: fc.constant('method'), equals: fc.constantFrom('GET', 'POST') }),
  fc.record({ kind: fc.constant('request-header'), name: fc.constant('idempotency-key'), equals: line }),
  fc.record({
    kind: fc.constant('response-body'),
    pointer: fc.constantFrom('', '/id', '/lines/0/sku', '/a~1b'),
    equals: fc.oneof(line, fc.integer(), fc.boolean(), fc.constant(null)),
  }),
)

/** What each type has beside the common fields. */
const OWN: Record<QuestionType, fc.Arbitrary<object>> = {
  'single-choice': fc.record({ options }),
  'multiple-response': fc.record({ options, marking: setMarking }),
  'true-false': fc.record({
    answer: fc.boolean(),
    rightFeedback: optional(richText),
    wrongFeedback: optional(richText),
  }),
  numeric: fc.record({
    tolerance,
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
  'short-answer': fc.record({ caseSensitive: fc.boolean(), answers: typed({ pattern: text }) }),
  matching: fc
    .record({
      marking: fc.constantFrom('per-pair', 'all-or-nothing'),
      answers: fc.array(fc.record({ text: richText }), { minLength: 2, maxLength: 5 }).map((list) => named('a', list)),
      prompts: fc.array(fc.record({ text: richText, feedback: optional(richText), answer: fc.nat(4) }), {
        minLength: 1,
        maxLength: 5,
      }),
    })
    .map(({ marking, answers, prompts }) => ({
      marking,
      answers,
      prompts: named('p', prompts).map((prompt) => ({
        ...prompt,
        answer: answers[prompt.answer % answers.length]?.id,
      })),
    })),
  ordering: fc.record({
    marking: fc.constantFrom('all-or-nothing', 'longest-common-order', 'by-position', 'by-neighbour'),
    items: fc.array(fc.record({ text: richText }), { minLength: 2, maxLength: 6 }).map((list) => named('i', list)),
  }),
  cloze: gaps.chain((list) => fc.record({ gaps: fc.constant(list), stem: stemWith(list.map(({ id }) => id)) })),
  hotspot: fc.record({
    image: fc.record({
      sha256: fc.constant('ab'.repeat(32)),
      mediaType: fc.constantFrom('image/png', 'image/webp'),
      width: fc.constant(600),
      height: fc.constant(400),
      alt: line,
    }),
    marking: setMarking,
    most: fc.integer({ min: 1, max: 4 }),
    regions: shared({ shape, label: line }, 4).map((list) => named('r', list)),
  }),
  essay: fc.record({
    length: optional(fc.constantFrom({ minWords: 5 }, { maxWords: 500 }, { minWords: 5, maxWords: 500 })),
    template: optional(line),
    ...byHand,
  }),
  'file-upload': fc.record({
    accept: fc.constantFrom(['pdf'], ['png', 'pdf']),
    mostFiles: fc.integer({ min: 1, max: 3 }),
    mostBytes: fc.constant(1_000_000),
    ...byHand,
  }),
  practical: fc.record({
    product: line,
    operation: fc.constantFrom('createOrder', 'listOrders'),
    expects: fc.array(expectation, { minLength: 1, maxLength: 4 }).map((list) => named('e', list)),
  }),
}

const complete = (question: object): Question => questionSchema.parse(JSON.parse(JSON.stringify(question)))

/** Any question of some types, as every format can say it: without hints and product. */
export const plainQuestionOf = (...types: readonly QuestionType[]): fc.Arbitrary<Question> =>
  fc
    .constantFrom(...types)
    .chain((type) => fc.tuple(fc.record(base), OWN[type]).map(([shared, own]) => complete({ ...shared, ...own, type })))

/** Any question of some types. */
export const questionOf = (...types: readonly QuestionType[]): fc.Arbitrary<Question> =>
  fc
    .constantFrom(...types)
    .chain((type) =>
      fc
        .tuple(fc.record({ ...base, ...more }), OWN[type])
        .map(([shared, own]) => complete({ ...shared, ...own, type })),
    )

export const ALL_TYPES = Object.keys(OWN) as QuestionType[]
export const anyQuestion = questionOf(...ALL_TYPES)
