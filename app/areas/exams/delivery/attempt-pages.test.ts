import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageNumber, pagesOf } from './attempt-pages'

const items = (...sections: string[]) => sections.map((sectionId, index) => ({ sectionId, number: index + 1 }))
const shape = (pages: ReturnType<typeof pagesOf<{ sectionId: string; number: number }>>) =>
  pages.map((page) => page.items.map(({ number }) => number))

test('a page holds so many questions and never two sections', () => {
  expect(shape(pagesOf(items('a', 'a', 'a', 'b', 'b'), 2))).toEqual([[1, 2], [3], [4, 5]])
})

test('a page for each section', () => {
  expect(shape(pagesOf(items('a', 'a', 'a', 'b', 'b'), 'section'))).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test('everything on one page means everything', () => {
  expect(shape(pagesOf(items('a', 'a', 'b'), 'all'))).toEqual([[1, 2, 3]])
  expect(pagesOf([], 'all')).toEqual([])
})

test('no question is lost or moved', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 6 })), fc.integer({ min: 1, max: 9 }), (sizes, perPage) => {
      const all = items(...sizes.flatMap((size, section) => Array.from({ length: size }, () => String(section))))
      const pages = pagesOf(all, perPage)
      expect(pages.flatMap((page) => page.items)).toEqual(all)
      expect(pages.map(({ number }) => number)).toEqual(pages.map((_page, index) => index + 1))
      for (const page of pages) expect(new Set(page.items.map(({ sectionId }) => sectionId)).size).toBe(1)
    }),
  )
})

test.each([
  [null, 1],
  ['2', 2],
  ['3', 3],
  ['4', 1],
  ['0', 1],
  ['-1', 1],
  ['1e1', 1],
  ['2; drop', 1],
  ['', 1],
])('?page=%s of three is page %i', (named, page) => expect(pageNumber(named, 3)).toBe(page))
