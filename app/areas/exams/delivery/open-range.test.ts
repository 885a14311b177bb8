import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPage, rangeOfPage, standingOf } from './open-range'

const items = (...sections: string[]) => sections.map((sectionId, index) => ({ sectionId, number: index + 1 }))

test('without a range everything is open', () => {
  fc.assert(fc.property(fc.nat(), (position) => standingOf(null, position) === 'open'))
})

test.each([
  [1, 'passed'],
  [2, 'passed'],
  [3, 'open'],
  [4, 'open'],
  [5, 'ahead'],
] as const)('of a page with 3 and 4, question %i is %s', (position, standing) => {
  expect(standingOf({ from: 3, to: 4 }, position)).toBe(standing)
})

test('going through the pages opens every question once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
      fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('all' as const, 'section' as const)),
      (sizes, perPage) => {
        const all = items(...sizes.flatMap((size, section) => Array.from({ length: size }, () => String(section))))
        const opened: number[] = []
        let page = 1
        for (let range = rangeOfPage(all, perPage, page); range !== null; range = rangeOfPage(all, perPage, ++page)) {
          expect(openPage(all, perPage, range)).toBe(page)
          const open = range
          opened.push(...all.filter(({ number }) => standingOf(open, number) === 'open').map(({ number }) => number))
        }
        expect(opened).toEqual(all.map(({ number }) => number))
      },
    ),
  )
})
