import { describe, expect, it } from 'vitest'
import { importGift } from './formats/gift/import-gift'
import { lintPool } from './lint-pool'
import { lintQuestion } from './lint-question'
import { type Question, questionSchema } from './registry'

const read = (source: string): Question[] => importGift(source).items.flatMap(({ question }) => question ?? [])
const codes = (source: string) =>
  read(`// [tag:objective:o] [tag:difficulty:easy]\n${source}`)
    .flatMap(lintQuestion)
    .map(({ code }) => code)

describe('a question', () => {
  it.each([
    ['Q {=a#x ~b#y}', []],
    ['Q {=a#x ~ A #y}', ['duplicate-options']],
    ['Q {=a ~b#y}', ['empty-feedback']],
    ['Q {=a#x =b#y ~%100%c#z}', ['every-option-right']],
    ['Q {=%50%a#x ~b#y}', ['never-full-marks']],
    ['Q {~%50%a#x ~%50%b#y ~c#z}', []],
    ['Q {~%33.33333%a#x ~%33.33333%b#y ~%33.33333%c#z ~d#w}', []],
    ['Q {~%33.3%a#x ~%33.3%b#y ~%33.3%c#z ~d#w}', ['weights-not-whole']],
    ['Q {~%50%a#x ~%40%b#y ~c#z}', ['weights-not-whole']],
    ['// [tag:marking:all-or-nothing]\nQ {~%50%a#x ~%40%b#y ~c#z}', []],
    ['Q {T}', ['empty-feedback']],
    ['Q {T#a#b}', []],
    ['Q {=a =A}', ['duplicate-answers']],
    ['Q {=%50%a}', ['never-full-marks']],
    ['Q {#=5:1 =%50%5:1}', ['duplicate-answers']],
  ])('%j: %j', (source, expected) => expect(codes(source)).toEqual(expected))

  it('misses its objective and difficulty', () =>
    expect(
      read('Q {T#a#b}')
        .flatMap(lintQuestion)
        .map(({ code }) => code),
    ).toEqual(['no-objective', 'no-difficulty']))

  it('has no right answer', () => {
    const [question] = read('Q {=a#x ~b#y}')
    if (question?.type !== 'single-choice') throw new Error('a single choice was written')
    const broken = { ...question, options: question.options.map((option) => ({ ...option, fraction: '0/1' })) }
    expect(lintQuestion(broken).map(({ code }) => code)).toContain('no-right-answer')
  })
})

describe('a question that GIFT cannot say', () => {
  const plain = (text: string) => ({ format: 'plain', text })
  const found = (type: string, own: object) =>
    lintQuestion(
      questionSchema.parse({
        v: 1,
        type,
        title: 'Q',
        stem: plain('Q'),
        tags: [],
        objective: 'o',
        difficulty: 'easy',
        ...own,
      }),
    ).map(({ code, part }) => (part ? `${code} ${part}` : code))
  const answers = (...words: string[]) => words.map((word, index) => ({ id: `a${index + 1}`, text: plain(word) }))
  const prompts = (...keys: [string, string][]) =>
    keys.map(([word, answer], index) => ({ id: `p${index + 1}`, text: plain(word), answer }))
  const matching = { marking: 'per-pair', answers: answers('x', 'y', 'z') }
  const place = (id: string, fraction: string, x: number, label = id) => ({
    id,
    label,
    fraction,
    feedback: plain('f'),
    shape: { kind: 'rect', x, y: 0, width: 10, height: 10 },
  })
  const hotspot = {
    image: { sha256: 'ab'.repeat(32), mediaType: 'image/png', width: 40, height: 10, alt: 'A' },
    marking: 'all-or-nothing',
    most: 1,
  }
  const text = (...patterns: [string, string][]) => ({
    stem: plain('[[g]] [[h]]'),
    gaps: [
      {
        id: 'g',
        weight: 1,
        kind: 'text',
        caseSensitive: false,
        answers: patterns.map(([pattern, fraction]) => ({ pattern, fraction })),
      },
      { id: 'h', weight: 1, kind: 'text', caseSensitive: false, answers: [{ pattern: 'h', fraction: '1/1' }] },
    ],
  })
  const rubric = (...fractions: string[]) => ({
    rubric: {
      criteria: [
        {
          id: 'c',
          title: 'C',
          levels: fractions.map((fraction, index) => ({ id: `l${index}`, title: 'L', fraction })),
        },
      ],
    },
  })
  it.each([
    ['matching', { ...matching, prompts: prompts(['one', 'a1'], ['two', 'a2']) }, []],
    ['matching', { ...matching, prompts: prompts(['one', 'a1'], ['One ', 'a2']) }, ['duplicate-prompts p2']],
    ['matching', { ...matching, prompts: prompts(['one', 'a1'], ['two', 'a1']) }, ['one-answer-for-all']],
    [
      'matching',
      { ...matching, answers: answers('x', 'X', 'y'), prompts: prompts(['one', 'a1'], ['two', 'a3']) },
      ['distractor-equals-key a2'],
    ],
    [
      'matching',
      { ...matching, answers: answers('x', 'x'), prompts: prompts(['one', 'a1'], ['two', 'a2']) },
      ['duplicate-options a2'],
    ],
    ['ordering', { marking: 'by-position', items: answers('x', 'y') }, ['few-items']],
    ['ordering', { marking: 'by-position', items: answers('x', 'y', 'X') }, ['duplicate-options a3']],
    ['cloze', text(['a', '1/1'], ['b', '0/1']), []],
    ['cloze', text(['*', '1/1']), ['takes-everything g']],
    ['cloze', text(['a', '1/1'], ['*', '0/1']), []],
    ['cloze', text(['web*', '1/1'], ['Webhook', '1/2']), ['answer-unreachable g']],
    ['cloze', text(['*', '0/1'], ['a', '1/1']), ['answer-unreachable g']],
    ['cloze', text(['a', '1/2']), ['never-full-marks g']],
    ['cloze', { ...text(['a', '1/1']), stem: plain('[[g]] [[h]] [[i]]') }, ['gap-unknown']],
    ['hotspot', { ...hotspot, regions: [place('a', '1/1', 0), place('b', '0/1', 20)] }, []],
    ['hotspot', { ...hotspot, regions: [place('a', '1/1', 0), place('b', '0/1', 9)] }, ['regions-overlap b']],
    ['hotspot', { ...hotspot, regions: [place('a', '1/1', 0), place('b', '0/1', 31)] }, ['region-outside b']],
    ['hotspot', { ...hotspot, regions: [place('a', '1/1', 0), place('b', '0/1', 20, 'A')] }, ['duplicate-options b']],
    [
      'hotspot',
      { ...hotspot, regions: [place('a', '1/1', 0), place('b', '1/1', 15), place('c', '0/1', 30)] },
      ['never-full-marks'],
    ],
    ['hotspot', { ...hotspot, regions: [place('a', '0/1', 0), place('b', '0/1', 20)] }, ['no-right-answer']],
    ['essay', {}, ['nothing-for-markers']],
    ['essay', { guide: plain('g') }, []],
    ['essay', rubric('0/1', '1/1'), []],
    [
      'file-upload',
      { accept: ['pdf'], mostFiles: 1, mostBytes: 9, ...rubric('1/4', '1/2') },
      ['criterion-never-full c', 'criterion-never-nothing c'],
    ],
    ['essay', rubric('0/1', '1/1', '1/1'), ['criterion-same-levels c']],
    [
      'practical',
      {
        product: 'P',
        operation: 'o',
        expects: [
          { id: 'a', kind: 'status', equals: 200 },
          { id: 'b', kind: 'status', equals: 200 },
        ],
      },
      ['duplicate-expectations b'],
    ],
  ])('%s %#', (type, own, expected) => expect(found(type, own)).toEqual(expected))
})

describe('a pool', () => {
  const pool = (longest: number, total: number) =>
    read(
      Array.from(
        { length: total },
        (_, index) => `Q ${index} {=${index < longest ? 'a much longer answer' : 'a'} ~bb ~ccc ~dddd}`,
      ).join('\n\n'),
    )
  it.each([
    [4, 8, 0],
    [5, 8, 1],
    [7, 7, 0],
    [8, 8, 1],
  ])('with the key the longest in %i of %i', (longest, total, findings) =>
    expect(lintPool(pool(longest, total)).filter(({ code }) => code === 'key-longest')).toHaveLength(findings),
  )
  it('names an id that is used twice', () =>
    expect(lintPool(read('// [id:a]\nQ {T}\n\n// [id:a]\nR {T}\n\n// [id:b]\nS {T}'))).toEqual([
      { code: 'duplicate-id', params: { id: 'a', count: 2 } },
    ]))
})
