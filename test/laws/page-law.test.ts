import { expect, test } from 'vitest'
import { findingAt, type Source, sourcesIn } from './source-files'

/** The pages of an attempt are counted by its blueprint; everything else is a list. */
const OF_AN_ATTEMPT = /\/attempt(-[\w.]+)?\.tsx?$/

test('the page of a list is read by page-number alone', () => {
  expect(ownPaging(sourcesIn(['app'], /\.tsx?$/))).toEqual([])
})

test.each([`params.get('page')`, `new URL(request.url).searchParams.get("page")`, `query.get( 'page' )`])(
  '%s elsewhere is noticed',
  (text) => {
    expect(ownPaging([{ path: 'app/routes/partner/people.tsx', text }])).toHaveLength(1)
    expect(ownPaging([{ path: 'app/platform/page-number.ts', text }])).toEqual([])
  },
)

function ownPaging(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path !== 'app/platform/page-number.ts' && !OF_AN_ATTEMPT.test(path))
    .flatMap((source) =>
      [...source.text.matchAll(/\.get\(\s*['"]page['"]\s*\)/g)].map(({ index }) =>
        findingAt(source, index, 'reads the page by itself; see platform/page-number'),
      ),
    )
}
