import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGift } from './parse-gift'

/** Any UTF-16 code unit, lone surrogates and controls included. */
const anyCodeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code))

const problems = (source: string) =>
  parseGift(source).problems.map(
    ({ code, severity, line, column }) => `${severity === 'error' ? 'E' : 'W'} ${line}:${column} ${code}`,
  )
const first = (source: string) => parseGift(source).questions[0]

describe('a file', () => {
  const source =
    '\uFEFF// pool: title=Webhooks\r\n\r\n$CATEGORY: top/Security\r\n// [id:sig-1] [tag:objective:verify-signatures]\r\n// [tag:a\\]b]\r\nQ one {T}\r\n\r\n\r\nQ two {F}'
  it('may have any line ends and a byte order mark', () => {
    for (const text of [source, source.replaceAll('\r\n', '\n'), source.replaceAll('\r\n', '\r')]) {
      const { questions, comments, categories } = parseGift(text)
      expect(questions.map(({ stem, line, endLine }) => [stem.text, line, endLine])).toEqual([
        ['Q one', 6, 6],
        ['Q two', 9, 9],
      ])
      expect(comments[0]).toEqual({ line: 1, text: 'pool: title=Webhooks' })
      expect(categories).toEqual([{ line: 3, path: 'top/Security' }])
    }
  })
  it('gives ids, tags and the category to the question below', () => {
    const [one, two] = parseGift(source).questions
    expect(one).toMatchObject({ id: 'sig-1', tags: ['objective:verify-signatures', 'a]b'], category: 'top/Security' })
    expect(two).toMatchObject({ id: null, tags: [], category: 'top/Security' })
  })
  it('may be empty', () =>
    expect(parseGift(' \n// only this\n')).toMatchObject({ questions: [], problems: [], blocks: [] }))
  it('may hold a comment inside a question', () => {
    expect(first('Q {\n// the key\n=a\n~b\n}')).toMatchObject({
      type: 'single-choice',
      answers: [{ right: true }, { right: false }],
    })
  })
})

describe('text', () => {
  it.each([
    ['a\\=b \\~ \\# \\{ \\} \\: \\\\ {T}', 'a=b ~ # { } : \\'],
    ['one\n   two   three {T}', 'one two three'],
    ['one\\ntwo {T}', 'one\ntwo'],
    ['[markdown]a\n  - b\n  - c {T}', 'a\n  - b\n  - c'],
    ['[plain] a  b {T}', 'a  b'],
    ['\\frac and \\[x\\] {T}', '\\frac and \\[x\\]'],
    ['[unknown] a {T}', '[unknown] a'],
    ['It is {=x} here.', 'It is _____ here.'],
  ])('%j reads as %j', (source, text) => expect(first(source)?.stem.text).toBe(text))

  it('inherits the format of the stem', () =>
    expect(first('[html]<b>Q</b> {=a ~[plain]b#[markdown]c ####d}')).toMatchObject({
      answers: [{ text: { format: 'html' } }, { text: { format: 'plain' }, feedback: { format: 'markdown' } }],
      generalFeedback: { format: 'html', text: 'd' },
    }))
})

describe('the type of a question follows from its answers', () => {
  it.each([
    ['Q {=a ~b}', 'single-choice'],
    ['Q {=a =b ~c}', 'single-choice'],
    ['Q {=%50%a ~b}', 'single-choice'],
    ['Q {~%50%a ~%50%b ~c}', 'multiple-response'],
    ['Q {~%100%a ~b}', 'multiple-response'],
    ['Q {=a =b}', 'short-answer'],
    ['Q {a}', 'short-answer'],
    ['Q {=a#see x -> y}', 'short-answer'],
    ['// [tag:answers:typed]\nQ {=a -> b}', 'short-answer'],
    ['Q {t}', 'true-false'],
    ['Q {FALSE#no#yes####g}', 'true-false'],
    ['Q {=T}', 'short-answer'],
    ['Q {#5}', 'numeric'],
    ['Q {#=5:1 =%50%5:2 ~#other}', 'numeric'],
    ['Q {=a->1 =b->2}', 'matching'],
    ['Q {}', 'essay'],
    ['Q {####g}', 'essay'],
    ['Q', 'description'],
  ])('%j is %s', (source, type) => {
    expect(first(source)?.type).toBe(type)
    expect(problems(source)).toEqual([])
  })
})

describe('numbers', () => {
  it.each([
    ['5', { kind: 'value', value: '5', tolerance: null }],
    ['-1.50:0.5', { kind: 'value', value: '-1.5', tolerance: '0.5' }],
    ['1.5e3', { kind: 'value', value: '1500', tolerance: null }],
    ['.5..2.', { kind: 'range', low: '0.5', high: '2' }],
    ['-5..-1', { kind: 'range', low: '-5', high: '-1' }],
  ])('%s', (source, number) => expect(first(`Q {#${source}}`)).toMatchObject({ answers: [{ number }] }))
})

describe('a problem is told at its place', () => {
  it.each([
    ['Q {=a ~b', ['E 1:9 brace-not-closed']],
    ['Q =a ~b}', ['E 1:3 unescaped-character', 'E 1:8 brace-not-opened']],
    ['Q\n=a\n~b', ['E 2:1 answers-without-braces', 'E 2:1 unescaped-character']],
    ['Q {\n=a\n\n~b\n}', ['E 2:3 blank-line-in-answers']],
    ['Q {=a {b} ~c}', ['E 1:7 brace-in-answers', 'E 1:11 unescaped-character', 'E 1:13 brace-not-opened']],
    ['Q {T}\nR {F}', ['E 2:3 second-answer-block']],
    [':T:: Q {T}', ['E 1:1 title-colon-missing', 'E 1:3 unescaped-character']],
    ['::T: Q {T}', ['E 1:1 title-not-closed']],
    ['Q {a ~b}', ['E 1:6 answer-without-mark']],
    ['Q {~a ~b}', ['E 1:4 no-right-answer']],
    ['Q {=%0%a}', ['E 1:4 no-right-answer']],
    ['Q {~%100%a}', ['E 1:4 one-option']],
    ['Q {=a ~ ~b}', ['E 1:7 answer-empty']],
    ['Q {=a ~%5O%b}', ['E 1:7 weight-not-a-number']],
    ['Q {=a ~%150%b}', ['E 1:7 weight-out-of-range']],
    ['Q {#five}', ['E 1:5 number-not-understood']],
    ['Q {#1,5}', ['E 1:5 number-not-understood']],
    ['Q {#5:-1}', ['E 1:5 number-not-understood']],
    ['Q {#5..1}', ['E 1:5 range-reversed']],
    ['Q {=a->1 =b}', ['E 1:10 pair-without-arrow']],
    ['Q {=a ~<img src="x">}', ['E 1:16 attribute-equals']],
    ['1+1=2 {T}', ['E 1:4 unescaped-character']],
    ['Q {=see https://x ~b}', ['E 1:14 unescaped-character']],
    ['// [id:x]\n\nQ {T}', ['W 1:1 metadata-without-question']],
  ])('%j', (source, expected) => expect(problems(source)).toEqual(expected))

  it('keeps the source of the broken question and no other', () => {
    const { problems: found, questions } = parseGift('A {T}\n\n// [id:x]\nB {=a\n\n~b}\n\nC {F}')
    expect(found.map(({ kept }) => kept)).toEqual(['// [id:x]\nB {=a\n\n~b}'])
    expect(questions.map(({ stem }) => stem.text)).toEqual(['A', 'C'])
  })

  it('tells the first slips of a question that is nothing else', () => {
    const { problems: found } = parseGift(`Q {${'~'.repeat(5000)}}`)
    expect(found.length).toBeLessThanOrEqual(21)
    expect(found.filter(({ kept }) => kept !== undefined)).toHaveLength(1)
  })

  it('does not let a missing brace swallow the next question', () => {
    expect(parseGift('A {=a\n\n::B:: b {T}').questions.map(({ title }) => title)).toEqual(['B'])
    expect(parseGift('A {=a\n\nb {T}').questions.map(({ stem }) => stem.text)).toEqual(['b'])
  })
})

describe('any text', () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        '~',
        '=',
        '#',
        '{',
        '}',
        ':',
        '\\',
        '\n',
        '\n\n',
        '::',
        '->',
        '%50%',
        '####',
        '//',
        '$CATEGORY:',
        '[id:',
        ']',
        'a',
        ' ',
        '1..2',
        'T',
      ),
    )
    .map((list) => list.join(''))
  it('is read without throwing, with problems at places that exist', () =>
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: anyCodeUnit })), (source) => {
        const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
        for (const { line, column } of parseGift(source).problems) {
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
        }
      }),
      { numRuns: 500 },
    ))

  it.each(['{', '~', '{~', '=a', '::', 'Q {\n\n', '%5%', '####', '<a =', '\\'])(
    'is read in time that grows with its length: %j',
    (piece) => {
      const started = performance.now()
      parseGift(piece.repeat(200_000 / piece.length))
      expect(performance.now() - started).toBeLessThan(3000)
    },
  )
})
