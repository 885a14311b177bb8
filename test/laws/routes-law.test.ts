import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { expect, test } from 'vitest'
import routeTable from '~/routes'
import { filesBelow, repository, sourcesIn } from './source-files'

const table = flatten(await routeTable)
const named = new Set(table.map(({ file }) => `app/${file}`))
const files = filesBelow('app/routes').filter((path) => path.endsWith('.tsx'))

test('every file that the route table names is there', () => {
  const there = filesBelow('app/routes')
  expect([...named].filter((path) => !there.includes(path))).toEqual([])
})

test('every file below routes is in the table or a part of a route beside it', () => {
  const code = sourcesIn(['app'], /^app\/(routes|root).*\.tsx?$/)
  const isPart = (path: string) =>
    code.some(
      ({ path: from, text }) =>
        from !== path && importsIn(text).some((target) => join(dirname(from), target) === path.replace(/\.tsx$/, '')),
    )
  expect(files.filter((path) => !named.has(path) && !isPart(path))).toEqual([])
})

// The server keeps one table per first segment; a variable first segment would be in all of them.
test('first segments are words', () => {
  const firsts = table.map(({ url }) => url.split('/').find(Boolean) ?? '')
  expect(firsts.filter((first) => first !== '*' && !/^[a-z0-9.-]*$/.test(first))).toEqual([])
})

test('no two routes answer the same URL', () => {
  const urls = table.filter(({ isLeaf }) => isLeaf).map(({ url }) => url.replace(/:[\w-]+/g, ':'))
  expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([])
})

test('a route holds no rules: it is short', () => {
  const long = files.filter((path) => readFileSync(join(repository, path), 'utf8').split('\n').length > 300)
  expect(long.map((path) => basename(path))).toEqual([])
})

type Flat = { url: string; file: string; isLeaf: boolean }

function flatten(entries: readonly RouteConfigEntry[], above = ''): Flat[] {
  return entries.flatMap((entry) => {
    const url = [above, entry.path].filter(Boolean).join('/')
    return [{ url, file: entry.file, isLeaf: !entry.children?.length }, ...flatten(entry.children ?? [], url)]
  })
}

const importsIn = (text: string) => [...text.matchAll(/from '(\.\.?\/[^']+)'/g)].map((match) => match[1] ?? '')
