import { expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from './yaml-file'

const schema = z.strictObject({
  title: z.string().min(1),
  level: z.enum(['low', 'high']),
  slug: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  parts: z.array(z.strictObject({ name: z.string(), minutes: z.number().int().max(240) })).min(1),
})
const good = `title: One
level: low
parts:
  - name: first
    minutes: 5
`

test('a good file comes with its values and their places', () => {
  const file = readYaml(good, schema)
  if (!file.ok) throw new Error('the file is good')
  expect(file.value).toEqual({ title: 'One', level: 'low', parts: [{ name: 'first', minutes: 5 }] })
  expect(file.placeOf(['parts', 0, 'minutes'])).toEqual({ line: 5, column: 14 })
  expect(file.placeOf(['parts', 7, 'minutes'])).toEqual({ line: 4, column: 3 })
  expect(file.placeOf([])).toEqual({ line: 1, column: 1 })
})

test.each([
  {
    name: 'a missing key',
    from: 'title: One\n',
    to: '',
    problem: { code: 'key-missing', line: 1, params: { name: 'title' } },
  },
  {
    name: 'a missing key further in',
    from: 'name: first\n    minutes: 5',
    to: 'name: first',
    problem: { code: 'key-missing', line: 4, column: 5, params: { name: 'minutes' } },
  },
  {
    name: 'a misspelt key',
    from: 'level: low',
    to: 'level: low\nlevl: high',
    problem: { code: 'key-unknown', line: 3, column: 1, params: { name: 'levl' } },
  },
  {
    name: 'a misspelt key further in',
    from: '    minutes: 5',
    to: '    minutes: 5\n    minuts: 6',
    problem: { code: 'key-unknown', line: 6, column: 5, params: { name: 'minuts' } },
  },
  { name: 'a text for a number', from: '5', to: 'five', problem: { code: 'wrong-type', line: 5, column: 14 } },
  {
    name: 'a number beyond its limit',
    from: '5',
    to: '500',
    problem: { code: 'too-big', line: 5, params: { name: 'minutes', limit: 240, kind: 'number' } },
  },
  {
    name: 'an unknown choice',
    from: 'low',
    to: 'middle',
    problem: { code: 'choice', line: 2, params: { name: 'level', choices: 'low, high' } },
  },
  {
    name: 'a form that is not kept',
    from: 'level',
    to: 'slug: A b\nlevel',
    problem: { code: 'format', line: 2, column: 7 },
  },
  {
    name: 'an empty list',
    from: 'parts:\n  - name: first\n    minutes: 5',
    to: 'parts: []',
    problem: { code: 'too-small', line: 3 },
  },
  {
    name: 'a key twice',
    from: 'level: low',
    to: 'level: low\nlevel: high',
    problem: { code: 'key-duplicate', line: 3 },
  },
  { name: 'broken YAML', from: 'title: One', to: 'title: "One', problem: { code: 'syntax' } },
  {
    name: 'an anchor',
    from: 'title: One\nlevel: low',
    to: 'title: &t low\nlevel: *t',
    problem: { code: 'alias', line: 2 },
  },
  { name: 'another kind of thing', from: good, to: '- a list', problem: { code: 'wrong-type', line: 1, column: 1 } },
  { name: 'nothing', from: good, to: '', problem: { code: 'wrong-type', line: 1, column: 1 } },
])('$name is said with its place', ({ from, to, problem }) => {
  const file = readYaml(good.replace(from, to), schema)
  expect(file.ok ? [] : file.problems).toContainEqual(expect.objectContaining(problem))
})

test('everything that is wrong is said, in reading order', () => {
  const file = readYaml('level: middle\nparts:\n  - name: first\n    minutes: 999\nmore: 1\n', schema)
  expect(file.ok ? [] : file.problems.map(({ code, line }) => [code, line])).toEqual([
    ['key-missing', 1],
    ['choice', 1],
    ['too-big', 4],
    ['key-unknown', 5],
  ])
})

test.each([
  { name: 'a file that never ends', text: 'a'.repeat(300_000) },
  { name: 'absurd nesting', text: '['.repeat(20_000) },
  { name: 'aliases of aliases', text: 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n' },
])('$name is refused', ({ text }) => {
  expect(readYaml(text, schema).ok).toBe(false)
})
