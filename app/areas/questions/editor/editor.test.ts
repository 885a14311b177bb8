import { describe, expect, it } from 'vitest'
import { changeDraft, readChange } from './change-draft'
import { type Draft, fieldsOf } from './draft'
import { readCount, readDecimal, readShare, shareText } from './share-text'

const draft: Draft = [
  ['title', 'Retry'],
  ['options', 'a'],
  ['options.a.text', 'First'],
  ['options', 'b'],
  ['options.b.text', 'Second'],
  ['options.b.answers', 'x'],
  ['options', 'bb'],
  ['options.bb.text', 'Third'],
]
const rows = (change: string) => {
  const read = readChange(change)
  const { draft: after, key } = read ? changeDraft(draft, read, 'new') : { draft, key: '–' }
  return [fieldsOf(after).rows('options').join(' '), key, after.length]
}

describe('rows of a list', () => {
  it.each([
    ['add options', 'a b bb new', 'new', 9],
    ['add options a', 'a new b bb', 'new', 9],
    ['up options b', 'b a bb', 'b', 8],
    ['up options a', 'a b bb', 'a', 8],
    ['down options b', 'a bb b', 'b', 8],
    ['down options bb', 'a b bb', 'bb', 8],
    ['remove options b', 'a bb', 'bb', 5],
    ['remove options bb', 'a b', 'b', 6],
    ['remove options zz', 'a b bb', '', 8],
    ['add options.b.answers', 'a b bb', 'new', 9],
    ['break options b', 'a b bb', '–', 8],
    ['', 'a b bb', '–', 8],
  ])('%j', (change, order, key, length) => expect(rows(change)).toEqual([order, key, length]))

  it('have keys that can be ids, each once', () =>
    expect(
      fieldsOf([
        ['o', 'a'],
        ['o', 'a'],
        ['o', 'B'],
        ['o', '1'],
        ['o', 'a.b'],
      ]).rows('o'),
    ).toEqual(['a']))
})

describe('a share', () => {
  it.each([
    ['50', '1/2'],
    ['50%', '1/2'],
    ['-12.5 %', '-1/8'],
    ['1/3', '1/3'],
    ['2/6', '1/3'],
    ['۵۰٪', '1/2'],
    ['۳۳٫۵', '67/200'],
    ['100', '1/1'],
    ['0', '0/1'],
    ['half', 'half'],
    ['', ''],
    ['1/0', '1/0'],
  ])('typed as %j is %j', (typed, share) => expect(readShare(typed)).toBe(share))

  it.each(['1/1', '0/1', '1/2', '-1/8', '1/3', '-2/3', '1/7', '99999/100000'])('%s is read as it is shown', (share) =>
    expect(readShare(shareText(share))).toBe(share),
  )
  it('is shown as people say it', () =>
    expect(['1/2', '1/3', '-1/8', '0/1'].map(shareText)).toEqual(['50%', '1/3', '-12.5%', '0%']))
})

it.each([
  ['0.50', '0.5'],
  ['۱٫۵', '1.5'],
  ['−3', '-3'],
  ['1 000', '1000'],
  ['1/3', '1/3'],
  ['x', 'x'],
])('the number %j is %j', (typed, number) => expect(readDecimal(typed)).toBe(number))

it.each([
  ['3', 3],
  ['۱۲', 12],
  ['', undefined],
  ['1.5', '1.5'],
])('the count %j is %j', (typed, count) => expect(readCount(typed)).toBe(count))
