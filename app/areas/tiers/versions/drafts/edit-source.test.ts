import { expect, test } from 'vitest'
import { editSource, type SourceEdit } from './edit-source'

test.each<[string, string, SourceEdit, string]>([
  ['a value, with its comment', 'a: 5 # why\n', { path: ['a'], value: 7 }, 'a: 7 # why\n'],
  ['a value in the quotes it had', "a: 'x' # why\n", { path: ['a'], value: "it's" }, "a: 'it''s' # why\n"],
  ['what YAML would read otherwise', 'a: 5\n', { path: ['a'], value: '#7: null' }, 'a: "#7: null"\n'],
  ['a value that is not there yet', 'a:\nb: 1\n', { path: ['a'], value: 'New' }, 'a: New\nb: 1\n'],
  ['a text of several lines', 'a: |\n  One\n  two\nb: 1\n', { path: ['a'], value: 'New' }, 'a: New\nb: 1\n'],
  ['a folded text', 'a: >-\n  One\n  two\nb: 1\n', { path: ['a'], value: 'New' }, 'a: New\nb: 1\n'],
  ['a value by a mapping', 'a: x # why\nb: 1\n', { path: ['a'], value: { en: 'X' } }, 'a: { en: X } # why\nb: 1\n'],
  ['a list', 'a: [1, 2]\n', { path: ['a'], value: [3, 4] }, 'a: [3, 4]\n'],
  ['a mapping by a value', 'a: { x: 1 } # why\nb: 1\n', { path: ['a'], value: 'once' }, 'a: once # why\nb: 1\n'],
])('replaces %s', (_what, text, edit, after) => expect(editSource(text, [edit])).toBe(after))

const OWN = `# Rules of a hasty author
a:   1e3   # aligned
list:
    - one
    - two   # the second

map: {x: 1,   y: [2,3]} # tight
`

test.each<[string, SourceEdit, string]>([
  ['adds a key', { path: ['new', 'key'], value: 5 }, `${OWN}new:\n  key: 5\n`],
  ['takes one out', { path: ['list'], value: undefined }, OWN.replace(/list:[\s\S]*second\n/, '')],
  [
    'changes a mapping in braces',
    { path: ['map', 'z'], value: 3 },
    OWN.replace('{x: 1,   y: [2,3]}', '{ x: 1, y: [2, 3], z: 3 }'),
  ],
])('%s, and leaves every other line as its author wrote it', (_what, edit, after) =>
  expect(editSource(OWN, [edit])).toBe(after),
)

test.each([
  ['a text that is not YAML', 'a: [1\n', ['a']],
  ['a path through a value', 'a: 1\n', ['a', 'b']],
])('%s is left alone', (_what, text, path) => expect(editSource(text, [{ path, value: 2 }])).toBe(text))
