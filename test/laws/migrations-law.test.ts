import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenFreezes, hashOfMigration } from '../../scripts/lib-migrations.mjs'
import { repository, sourcesIn } from './source-files'

const migrations = sourcesIn(['db/migrations'], /\/\d{4}[a-z]?-[^/]+\.ts$/).map(({ path, text }) => ({
  name: basename(path, '.ts'),
  text,
}))

test('released migrations are as they were released, and new ones come after them', () => {
  const frozen: Record<string, string> = JSON.parse(readFileSync(join(repository, 'db/migrations/frozen.json'), 'utf8'))
  expect(brokenFreezes(frozen, migrations)).toEqual([])
})

test('every migration has a number of its own', () => {
  const numbers = migrations.map(({ name }) => name.split('-')[0])
  expect(numbers).toEqual([...new Set(numbers)])
})

test('every migration is in the list that the migrator applies, in order', () => {
  const index = readFileSync(join(repository, 'db/migrations/index.ts'), 'utf8')
  const listed = [...index.matchAll(/\.\/(\d{4}[a-z]?-[\w-]+)'/g)].map((match) => match[1])
  expect(listed).toEqual(migrations.map(({ name }) => name))
})

const two = [
  { name: '0001-people', text: 'one\n' },
  { name: '0002-courses', text: 'two' },
]
const frozenTwo = Object.fromEntries(two.map(({ name, text }) => [name, hashOfMigration(text)]))

test.each([
  [
    'an edit',
    [{ name: '0001-people', text: 'other' }, two[1]],
    ['0001-people was released and has changed: write a new migration instead'],
  ],
  ['a removal', [two[0]], ['0002-courses was released and is gone']],
  [
    'an insertion',
    [two[0], { name: '0001-teams', text: '' }, two[1]],
    ['0001-teams comes before 0002-courses, which was released'],
  ],
  ['an addition', [...two, { name: '0003-exams', text: '' }], []],
  ['another line end', [{ name: '0001-people', text: 'one\r\n' }, two[1]], []],
])('%s of a released migration: %j', (_, now, problems) => {
  expect(
    brokenFreezes(
      frozenTwo,
      now.filter((migration) => migration !== undefined),
    ),
  ).toEqual(problems)
})
