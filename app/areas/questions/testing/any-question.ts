import fc from 'fast-check'
import { type Question, type QuestionType, questionSchema } from '../registry'

/**
 * Any question of each type, in the shape its schema accepts, its parts named by their places. Texts hold everything
 * that GIFT, XML, HTML and Markdown give a meaning.
 */

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
  ']]>',
  'گ',
  'سلام',
  'TRUE',
  '$CATEGORY: x',
  '_____',
)
export const anyText = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((list) => list.join('').trim())
  .filter((value) => value !== '')
export const anyLine = anyText.map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '')
const richText = fc.record({ format: fc.constantFrom('plain', 'markdown', 'html'), text: anyText })
const fraction = fc.constantFrom('1/1', '1/2', '1/3', '2/3', '1/7', '3/20', '0/1', '-1/3', '-1/1', '3333/10000')
const earning = fc.constantFrom('1/1', '1/2', '1/3', '1/7')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
/** Tags whose name files give a meaning are written from fields, so a question has none of its own. */
const RESERVED = /^(objective|difficulty|lesson|product|hint|marking|case|tolerance|unit|unit-required|answers|words):/
const tag = anyLine.filter((value) => !RESERVED.test(value))

const base = {
  v: fc.constant(1 as const),
  title: anyLine,
  stem: richText,
  generalFeedback: optional(richText),
  objective: optional(fc.constantFrom('verify-signatures', 'use-mdf')),
  difficulty: optional(fc.constantFrom('easy', 'medium', 'hard')),
  lesson: optional(fc.constant('http-api/retries')),
  product: optional(fc.constantFrom('webhooks', 'Webhooks: 2.1')),
  tags: fc.array(tag, { maxLength: 3 }),
  externalId: optional(anyLine),
}

const options = withOneRight({ text: richText, feedback: optional(richText) }).map((list) => named('o', list))
const decimal = fc
  .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, power]) => String(digits / 10 ** power))
export const anyDecimal = decimal
const margin = decimal.map((value) => value.replace('-', ''))
const rubric = fc.constant({
  criteria: [
    {
      id: 'c1',
      title: 'Clear',
      levels: [
        { id: 'l1', title: 'No', fraction: '0/1' },
        { id: 'l2', title: 'Yes', fraction: '1/1' },
      ],
    },
  ],
})

const matching = fc
  .record({
    answers: fc.uniqueArray(richText, {
      minLength: 2,
      maxLength: 5,
      selector: ({ format, text }) => `${format}${text}`,
    }),
    prompts: fc.array(fc.record({ text: richText, pick: fc.nat(4), feedback: optional(richText) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ answers, prompts }) => ({
    answers: named(
      'a',
      answers.map((text) => ({ text })),
    ),
    prompts: named(
      'p',
      prompts.map(({ pick, ...prompt }) => ({ ...prompt, answer: `a${(pick % answers.length) + 1}` })),
    ),
  }))

/** Gaps stand between other words, where they can be seen. */
const cloze = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      gap: fc.oneof(
        withOneRight({ text: anyLine, feedback: optional(richText) }).map((list) => ({
          kind: 'choice',
          options: list,
        })),
        fc.record({ kind: fc.constant('text'), caseSensitive: fc.boolean(), answers: typed({ pattern: anyLine }) }),
        fc.record({
          kind: fc.constant('number'),
          tolerance: fc.constantFrom('nominal', 'relative'),
          answers: typed({ value: decimal, margin }),
        }),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((gaps) =>
    fc
      .record({
        format: fc.constantFrom('plain', 'markdown', 'html'),
        words: fc.array(fc.constantFrom('Send', 'the', 'key &amp; wait', 'سلام', '*first*', '1. '), {
          minLength: gaps.length + 1,
          maxLength: gaps.length + 1,
        }),
      })
      .map(({ format, words }) => ({
        stem: {
          format,
          text: words
            .map((word, at) => (at < gaps.length ? `${word} [[g${at + 1}]] ` : word))
            .join('')
            .trim(),
        },
        gaps: gaps.map(({ weight, gap }, index) => {
          const id = `g${index + 1}`
          return 'options' in gap
            ? { id, weight, ...gap, options: named(`${id}-o`, gap.options) }
            : { id, weight, ...gap }
        }),
      })),
  )

const shape = fc.oneof(
  fc.record({
    kind: fc.constant('rect'),
    x: fc.nat(100),
    y: fc.nat(100),
    width: fc.integer({ min: 1, max: 100 }),
    height: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ kind: fc.constant('circle'), cx: fc.nat(100), cy: fc.nat(100), r: fc.integer({ min: 1, max: 100 }) }),
  fc.constant({
    kind: 'polygon',
    points: [
      [0, 0],
      [10, 0],
      [5, 8],
    ],
  }),
)

const BY_TYPE: Record<QuestionType, fc.Arbitrary<object>> = {
  'single-choice': fc.record({ ...base, type: fc.constant('single-choice'), options }),
  'multiple-response': fc.record({
    ...base,
    type: fc.constant('multiple-response'),
    options,
    marking: fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'weighted'),
  }),
  'true-false': fc.record({
    ...base,
    type: fc.constant('true-false'),
    answer: fc.boolean(),
    rightFeedback: optional(richText),
    wrongFeedback: optional(richText),
  }),
  numeric: fc.record({
    ...base,
    type: fc.constant('numeric'),
    tolerance: fc.constantFrom('nominal', 'relative', 'geometric'),
    answers: typed({ value: decimal, margin }),
    otherFeedback: optional(richText),
    units: optional(
      fc.record({
        required: fc.boolean(),
        list: fc.constantFrom(
          [
            { symbol: 'm]s', factor: '1' },
            { symbol: 'km', factor: '1000' },
          ],
          [{ symbol: 'third', factor: '0.3' }],
        ),
      }),
    ),
  }),
  'short-answer': fc.record({
    ...base,
    type: fc.constant('short-answer'),
    caseSensitive: fc.boolean(),
    answers: typed({ pattern: anyText }),
  }),
  matching: fc
    .tuple(fc.record({ ...base, marking: fc.constantFrom('per-pair', 'all-or-nothing') }), matching)
    .map(([shared, parts]) => ({ ...shared, ...parts, type: 'matching' })),
  ordering: fc.record({
    ...base,
    type: fc.constant('ordering'),
    marking: fc.constantFrom('all-or-nothing', 'longest-common-order', 'by-position', 'by-neighbour'),
    items: fc.array(richText, { minLength: 2, maxLength: 5 }).map((list) =>
      named(
        'i',
        list.map((text) => ({ text })),
      ),
    ),
  }),
  cloze: fc.tuple(fc.record(base), cloze).map(([shared, parts]) => ({ ...shared, ...parts, type: 'cloze' })),
  hotspot: fc.record({
    ...base,
    type: fc.constant('hotspot'),
    marking: fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'weighted'),
    most: fc.integer({ min: 1, max: 3 }),
    image: fc.constant({ sha256: 'a'.repeat(64), mediaType: 'image/png', width: 400, height: 300, alt: 'A map' }),
    regions: withOneRight({ label: anyLine, shape, feedback: optional(richText) }).map((list) => named('r', list)),
  }),
  essay: fc.record({
    ...base,
    type: fc.constant('essay'),
    length: optional(fc.constantFrom({ minWords: 50 }, { maxWords: 300 }, { minWords: 50, maxWords: 300 })),
    template: optional(anyText),
    guide: optional(richText),
    rubric: optional(rubric),
  }),
  'file-upload': fc.record({
    ...base,
    type: fc.constant('file-upload'),
    accept: fc.uniqueArray(fc.constantFrom('pdf', 'docx', 'zip'), { minLength: 1, maxLength: 3 }),
    mostFiles: fc.integer({ min: 1, max: 10 }),
    mostBytes: fc.integer({ min: 1, max: 50 * 1024 * 1024 }),
    guide: optional(richText),
    rubric: optional(rubric),
  }),
  practical: fc.record({
    ...base,
    type: fc.constant('practical'),
    product: fc.constant('webhooks'),
    operation: fc.constant('POST /v1/hooks'),
    expects: fc.constant([{ id: 'e1', kind: 'status', equals: 201 }]),
  }),
}

/** Any question of one type. */
export const questionOf = (type: QuestionType): fc.Arbitrary<Question> =>
  BY_TYPE[type].map((value) => questionSchema.parse(JSON.parse(JSON.stringify(value))))

/** Any question of these types, all that there are when none is named. */
export const anyQuestion = (...types: readonly QuestionType[]): fc.Arbitrary<Question> =>
  fc.oneof(...(types.length > 0 ? types : (Object.keys(BY_TYPE) as QuestionType[])).map(questionOf))

function named<T extends object>(prefix: string, list: readonly T[]): (T & { id: string })[] {
  return list.map((part, index) => ({ id: `${prefix}${index + 1}`, ...part }))
}

/** Two to six parts, of which one at least earns something. */
function withOneRight<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc
    .array(fc.record({ ...fields, fraction }), { minLength: 1, maxLength: 5 })
    .chain((list) => fc.tuple(fc.constant(list), fc.record({ ...fields, fraction: earning }), fc.nat(list.length)))
    .map(([list, key, at]) => [...list.slice(0, at), key, ...list.slice(at)])
}

function typed<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  const answer = (share: fc.Arbitrary<string>) =>
    fc.record({ ...fields, fraction: share, feedback: optional(richText) })
  return fc
    .tuple(answer(earning), fc.array(answer(fraction), { maxLength: 3 }))
    .map(([first, more]) => [first, ...more])
}
