import { expect, test } from 'vitest'
import { findingAt, type Source, sourcesIn } from './source-files'

const MARKS = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)|eslint-disable/g

const unfinished = (sources: readonly Source[]) =>
  sources.flatMap((source) =>
    [...source.text.matchAll(MARKS)].map((match) => findingAt(source, match.index, `says ${match[0]}`)),
  )

test('nothing is left for later and no check is switched off', () => {
  const sources = sourcesIn(
    ['app', 'db', 'scripts', 'test', 'content', '.ci'],
    /(\.(tsx?|m?js|cjs|css|json|ya?ml|mdx|md|gift)|run)$/,
  )
  // This file holds the marks because it looks for them.
  expect(unfinished(sources.filter(({ path }) => path !== 'test/laws/unfinished-law.test.ts'))).toEqual([])
})

test.each(['TODO: later', '// FIXME', '// @ts-ignore', '/* eslint-disable */'])('%s is noticed', (text) => {
  expect(unfinished([{ path: 'app/a.ts', text }])).toHaveLength(1)
})
