import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { impureGlobals } from './pure-files-law'
import { filesBelow, sourcesIn } from './source-files'

test('plain files of the areas take nothing from the clock, chance, the process or the browser', () => {
  expect(impureGlobals(sourcesIn(['app/areas'], /\.ts$/))).toEqual([])
})

test.each([
  ['export const late = () => Date.now()', 'Date.now'],
  ['export const today = new Date()', 'new Date()'],
  ['export const dice = Math.random()', 'Math.random'],
  ['export const port = process.env.PORT', 'process'],
  ['export const load = () => fetch("/x")', 'fetch'],
  ['export const all = { document }', 'document'],
  ['export const id = crypto.randomUUID()', 'crypto'],
  ['export const here = import.meta.url', 'import.meta'],
  ['export const bytes = Buffer.from("x")', 'Buffer'],
])('%s is noticed', (text, what) => {
  expect(impureGlobals([{ path: 'app/areas/exams/rule.ts', text }])).toEqual([`app/areas/exams/rule.ts:1 uses ${what}`])
})

test.each([
  'export const at = (ms: number) => new Date(ms)',
  'export const of = (row: { process: string; document: string }) => row.process + row.document',
  'export type Kind = { window: number }',
  'export const shown = (document: string) => document',
])('%s is pure', (text) => {
  expect(impureGlobals([{ path: 'app/areas/exams/rule.ts', text }])).toEqual([])
})

test('server files and components may do what they are for', () => {
  const text = 'export const late = () => Date.now()'
  const paths = [
    'app/areas/exams/save.server.ts',
    'app/areas/exams/ui/timer.tsx',
    'app/platform/clock.ts',
    'app/areas/exams/rule.test.ts',
  ]
  expect(impureGlobals(paths.map((path) => ({ path, text })))).toEqual([])
})

test('files are named in kebab-case by what they do, not by a layer', () => {
  const named = filesBelow('app').filter((path) => /\.tsx?$/.test(path))
  const stem = (path: string) => basename(path).replace(/(\.server|\.client|\.test)*\.tsx?$/, '')
  expect(named.filter((path) => !/^[$_]?[a-z0-9]+([.-][$_]?[a-z0-9]+)*$/.test(stem(path)))).toEqual([])
  expect(named.filter((path) => /^(utils?|helpers?|misc|common|services?|managers?)$/.test(stem(path)))).toEqual([])
})

test('every area says in its README what it owns', () => {
  const areas = new Set(filesBelow('app/areas').map((path) => path.split('/').slice(0, 3).join('/')))
  const silent = [...areas].filter((area) => !filesBelow(area).includes(`${area}/README.md`))
  expect(silent).toEqual([])
})
