import { type Question, type QuestionType, questionSchema } from '~/areas/questions/registry'

const text = (words: string) => ({ format: 'plain' as const, text: words })

/** One question of every type that an exam may draw, each with a hint, by its type; the right answers are known. */
export function questionOf(type: QuestionType, number = 1): Question {
  return questionSchema.parse({
    v: 1,
    type,
    title: `${type} ${number}`,
    stem: text(`${type}, number ${number}`),
    generalFeedback: text(`What is right of ${type}`),
    hints: [text(`First hint of ${type}`), text(`Second hint of ${type}`)],
    objective: type,
    difficulty: 'easy',
    tags: [],
    externalId: `${type}-${number}`,
    ...BODIES[type],
  })
}

const option = (id: string, fraction: string) => ({
  id,
  text: text(`Option ${id}`),
  fraction,
  feedback: text(`On ${id}`),
})

const BODIES: Record<QuestionType, object> = {
  'single-choice': { options: [option('right', '1/1'), option('half', '1/2'), option('wrong', '0/1')] },
  'multiple-response': {
    marking: 'right-minus-wrong',
    options: [option('one', '1/2'), option('two', '1/2'), option('wrong', '0/1')],
  },
  'true-false': { answer: true },
  numeric: { tolerance: 'nominal', answers: [{ value: '42', margin: '0', fraction: '1/1' }] },
  'short-answer': { caseSensitive: false, answers: [{ pattern: 'webhook', fraction: '1/1' }] },
  matching: {
    marking: 'per-pair',
    prompts: [
      { id: 'created', text: text('Created'), answer: 'c201' },
      { id: 'gone', text: text('Gone'), answer: 'c410' },
    ],
    answers: [
      { id: 'c201', text: text('201') },
      { id: 'c410', text: text('410') },
      { id: 'c503', text: text('503') },
    ],
  },
  ordering: {
    marking: 'all-or-nothing',
    items: [
      { id: 'first', text: text('First') },
      { id: 'second', text: text('Second') },
      { id: 'third', text: text('Third') },
    ],
  },
  cloze: {
    stem: text('Send [[verb]] to [[path]] within [[seconds]] seconds.'),
    gaps: [
      {
        id: 'verb',
        weight: 1,
        kind: 'choice',
        options: [
          { id: 'post', text: 'POST', fraction: '1/1' },
          { id: 'get', text: 'GET', fraction: '0/1' },
        ],
      },
      { id: 'path', weight: 1, kind: 'text', caseSensitive: true, answers: [{ pattern: '/orders', fraction: '1/1' }] },
      {
        id: 'seconds',
        weight: 2,
        kind: 'number',
        tolerance: 'nominal',
        answers: [{ value: '30', margin: '0', fraction: '1/1' }],
      },
    ],
  },
  hotspot: {
    image: { sha256: 'a'.repeat(64), mediaType: 'image/png', width: 400, height: 200, alt: 'A server room' },
    marking: 'all-or-nothing',
    most: 1,
    regions: [
      { id: 'rack', shape: { kind: 'rect', x: 10, y: 10, width: 80, height: 120 }, label: 'Rack', fraction: '1/1' },
      { id: 'door', shape: { kind: 'circle', cx: 300, cy: 100, r: 40 }, label: 'Door', fraction: '0/1' },
    ],
  },
  essay: { length: { minWords: 10, maxWords: 200 } },
  'file-upload': { accept: ['txt', 'png'], mostFiles: 2, mostBytes: 2_000 },
  practical: { product: 'Orders', operation: 'createOrder', expects: [{ id: 'made', kind: 'status', equals: 201 }] },
}

/** The types that an exam may draw. */
export const DRAWN = (Object.keys(BODIES) as QuestionType[]).filter((type) => type !== 'practical')
