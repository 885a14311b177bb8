import { describe, expect, it } from 'vitest'
import { formatRational, readRational, sum } from '~/platform/rational'
import { percentFromShare, shareFromPercent } from '../percent-share'
import { importGift } from './import-gift'
import { writeGift } from './write-gift'

const verdicts = (source: string) =>
  importGift(source).items.map(({ line, verdict }) => {
    const problems = verdict.kind === 'exact' ? [] : verdict.kind === 'approximated' ? verdict.how : verdict.why
    return [line, verdict.kind, ...problems.map(({ code }) => code)].join(' ')
  })
const only = (source: string) => importGift(source).items[0]?.question

describe('the verdict on a question', () => {
  it.each([
    ['::T:: Q {=a ~b}', ['1 exact']],
    ['Q {=a ~b}\n\nQ {~a ~b}\n\nQ {F}', ['1 exact', '3 refused no-right-answer', '5 exact']],
    ['Q {=a->1 =b->2}\n\nQ {}', ['1 exact', '3 exact']],
    ['Q {=a->1 =b->1}', ['1 refused not-valid']],
    ['Read on.\n\nQ {T}', ['1 approximated description-joined', '3 approximated joined-description']],
    ['Read on.\n\n$CATEGORY: x\n\nQ {T}', ['1 refused description-alone', '5 exact']],
    [
      'Read on.\n\nQ {~a}\n\nAnd on.',
      ['1 refused description-alone', '3 refused no-right-answer', '5 refused description-alone'],
    ],
    ['Q {#3:2~#no}', ['1 exact']],
    ['Q {four =4}', ['1 approximated lead-read-as-right']],
    ['1+1=2 {T}', ['1 refused unescaped-character']],
    ['A <b>bold</b> one {T}', ['1 approximated moodle-html']],
    ['[html]<b>bold</b> {T}', ['1 exact']],
    ['[html]<img src\\="x" alt\\="y"> {T}', ['1 approximated html-reduced']],
    ['[html]Q {=<b>a</b>}', ['1 approximated format-dropped']],
    ['::Only a title:: {T}', ['1 approximated stem-from-title']],
    ['{T}', ['1 refused stem-empty']],
    ['// [tag:difficulty:fiendish]\nQ {T}', ['1 approximated tag-not-understood']],
    [`Q {=a ~${'x'.repeat(20_001)}}`, ['1 refused not-valid']],
  ])('%j', (source, expected) => expect(verdicts(source)).toEqual(expected))

  it('lists every problem once, in the order of the file', () =>
    expect(
      importGift('// [id:x]\n\nQ\n\n$CATEGORY: c\n\n1=1 {T}\n\nQ {~a}').problems.map(
        ({ line, code }) => `${line} ${code}`,
      ),
    ).toEqual(['1 metadata-without-question', '3 description-alone', '7 unescaped-character', '9 no-right-answer']))
})

describe('a question made of GIFT', () => {
  it('takes what the tags say', () =>
    expect(
      only(
        '// [id:q-1] [tag:objective:use-mdf] [tag:difficulty:hard] [tag:lesson:mdf/claims] [tag:keep me]\nQ {T#no#yes####why}',
      ),
    ).toEqual({
      v: 1,
      type: 'true-false',
      title: 'Q',
      stem: { format: 'plain', text: 'Q' },
      answer: true,
      wrongFeedback: { format: 'plain', text: 'no' },
      rightFeedback: { format: 'plain', text: 'yes' },
      generalFeedback: { format: 'plain', text: 'why' },
      objective: 'use-mdf',
      difficulty: 'hard',
      lesson: 'mdf/claims',
      tags: ['keep me'],
      externalId: 'q-1',
    }))

  it('turns a range into its middle and half its width, exactly', () =>
    expect(only('Q {#3.141..3.142}')).toMatchObject({ answers: [{ value: '3.1415', margin: '0.0005' }] }))

  it('keeps partial credit and the feedback to every other number', () =>
    expect(only('Q {#\n=1822:0#yes\n=%50%1822:2\n~#no}')).toMatchObject({
      answers: [{ fraction: '1/1' }, { value: '1822', margin: '2', fraction: '1/2' }],
      otherFeedback: { text: 'no' },
    }))

  it('makes thirds of 33.33333 %', () => {
    const question = only('Q {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-50%d}')
    const fractions = question?.type === 'multiple-response' ? question.options.map(({ fraction }) => fraction) : []
    expect(fractions).toEqual(['1/3', '1/3', '1/3', '-1/2'])
  })

  it('gets a title from a long stem', () =>
    expect(only(`${'word '.repeat(40)}{T}`)?.title).toMatch(/^(word ){3,}word…$/))

  it('writes and reads a file as a person would have it', () => {
    const source =
      '// [id:a] [tag:difficulty:easy]\n::T\\: one::Which\\? {\n\t=Right \\= yes#Good\n\t~%-50%Wrong\n\t####Because\n}\n'
    const { items } = importGift(source)
    expect(writeGift(items.flatMap(({ question }) => question ?? []))).toBe(source.replace('\\?', '\\\\?'))
  })
})

describe('weights', () => {
  it.each([
    ['50', '1/2'],
    ['33.333', '1/3'],
    ['33.33', '3333/10000'],
    ['66.66667', '2/3'],
    ['14.28571', '1/7'],
    ['83.33333', '5/6'],
    ['-33.33333', '-1/3'],
    ['12.5', '1/8'],
    ['99.999', '1/1'],
    ['0.001', '0/1'],
  ])('%s %% is %s', (percent, expected) => expect(formatRational(shareFromPercent(percent))).toBe(expected))

  it('come back from what was written, for every fraction up to twentieths', () => {
    for (let den = 1; den <= 20; den += 1) {
      for (let num = -den; num <= den; num += 1) {
        const share = readRational(`${num}/${den}`)
        expect(shareFromPercent(percentFromShare(share))).toEqual(share)
      }
      expect(
        formatRational(
          sum(Array.from({ length: den }, () => shareFromPercent(percentFromShare(readRational(`1/${den}`))))),
        ),
      ).toBe('1/1')
    }
  })
})
