import { describe, expect, it } from 'vitest'
import { importGift } from './gift/import-gift'
import { lintPool } from './lint-pool'
import { lintQuestion } from './lint-question'
import type { Question } from './registry'

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
