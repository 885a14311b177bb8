import { expect, test } from 'vitest'
import { signalsBesideOthers } from './signals-beside-others'

const attempt = (lost: number, paste = 0) => ({ 'focus-lost': lost, paste })
const others = (...counts: number[]) => counts.map((count) => attempt(count))
const QUIET = others(...Array.from({ length: 40 }, (_, index) => index % 4))
const lost = (own: number, of: { others: ReturnType<typeof others>; hasAccommodation?: boolean }) =>
  signalsBesideOthers(attempt(own), { hasAccommodation: false, ...of })[0]

test.each([
  ['as often as others', 3, QUIET, false],
  ['often, and nobody else', 12, QUIET, true],
  ['more than all others, but seldom', 7, QUIET, false],
  ['often, as many others', 12, [...QUIET, ...others(12, 15)], false],
  ['often, as one other of many', 12, [...QUIET, ...others(15)], true],
  ['often, beside few others', 12, QUIET.slice(0, 19), false],
  ['often, beside just enough others', 12, QUIET.slice(0, 20), true],
])('the page lost the focus %s', (_name, own, of, expected) => {
  expect(lost(own, { others: of })?.isUnusual).toBe(expected)
})

test('of somebody with an accommodation it says nothing', () => {
  expect(lost(50, { others: QUIET, hasAccommodation: true })).toMatchObject({ count: 50, isUnusual: false })
})

test('it says what it compares with', () => {
  expect(lost(3, { others: QUIET })).toEqual({
    ...{ kind: 'focus-lost', count: 3, others: 40, asMany: 10, usual: 1, isUnusual: false },
  })
})
