import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCollection, isMap, type Node, parseDocument, visit } from 'yaml'
import { anyProgrammeText } from '../../../../test/tiers/any-programme'
import { compileProgramme, parseProgramme } from '../parse/parse-programme'
import { CERTIFICATIONS } from '../testing/build-programme'
import { OTHER_TRANSITION, WHOLE_LANGUAGE, WHOLE_LANGUAGE_CATALOGUE } from '../testing/whole-language'
import { formatProgramme } from './format-programme'

/** What is read from a file, as it is hashed. */
function rulesOf(source: string): string {
  const parsed = parseProgramme(source, { certifications: [...CERTIFICATIONS, ...WHOLE_LANGUAGE_CATALOGUE] })
  return parsed.ok ? compileProgramme(parsed.programme) : JSON.stringify(parsed.problems.map(({ code }) => code))
}
const commentsOf = (source: string) => [...source.matchAll(/# c\d+/g)].map(([comment]) => comment).sort()

function expectTheSame(source: string): string {
  const formatted = formatProgramme(source)
  if (formatted === null) throw new Error('nothing was formatted')
  expect(rulesOf(formatted)).toBe(rulesOf(source))
  expect(commentsOf(formatted)).toEqual(commentsOf(source))
  expect(formatProgramme(formatted)).toBe(formatted)
  return formatted
}

const folders = ['../published/', '../../../../content/programme/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => String(name).endsWith('.yaml'))
    .map((name) => `${folder}${name}`),
)

/** The same file as somebody in a hurry might have left it: keys in any order, braces or lines, comments anywhere. */
const messedUp = (source: string, choices: readonly number[]): string => {
  const document = parseDocument(source, { schema: 'failsafe' })
  let place = 0
  const next = () => choices[place++ % choices.length] ?? 0
  const flowing = new Set<unknown>()
  visit(document, {
    Collection(_key, node, path) {
      const isInside = path.some((parent) => flowing.has(parent))
      node.flow = node.items.length === 0 || isInside || next() % 3 === 0
      if (node.flow) flowing.add(node)
      if (isMap<Node>(node) && node !== document.contents) rotate(node.items, next())
      for (const item of isInside || node.flow ? [] : node.items) {
        const target = (isMap<Node>(node) ? (item as { key: Node }).key : item) as Node
        if (next() % 4 === 0) target.commentBefore = ` c${place}`
        if (next() % 5 === 0) target.spaceBefore = true
        if (!isCollection(target) && !isMap(node) && next() % 5 === 0) target.comment = ` c${place}`
      }
    },
  })
  return document.toString({ lineWidth: next() % 2 === 0 ? 0 : 60 })
}

function rotate(items: unknown[], by: number): void {
  items.unshift(...items.splice(by % Math.max(items.length, 1)))
}

describe('a formatted file has the same rules and the same comments, and is formatted', () => {
  test.each(files)('%s', (file) => void expectTheSame(readFileSync(file, 'utf8')))

  test('every construct', () => {
    expectTheSame(WHOLE_LANGUAGE)
    expectTheSame(OTHER_TRANSITION)
  })

  test('generated programmes in any shape', () => {
    fc.assert(
      fc.property(anyProgrammeText, fc.array(fc.nat(60), { minLength: 20, maxLength: 60 }), (source, choices) => {
        expectTheSame(messedUp(source, choices))
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    'track: a # c1\n',
    '# c1\n',
    '',
    'tiers: []\n# c1\n',
    'a: [1, 2\n',
    'a: 1\n---\nb: 2\n',
    '- a\n- [b, c]\n',
  ])('%j, which is no programme', (source) => {
    const formatted = formatProgramme(source)
    if (formatted === null) return
    expect(commentsOf(formatted)).toEqual(commentsOf(source))
    expect(formatProgramme(formatted)).toBe(formatted)
  })
})

test('keys come into their order, sections stand apart, and what does not fit a line gets lines', () => {
  const formatted = expectTheSame(`# c1 the file
title: 'T'   # c2
track: t
transition: { demote: at-once, promote: at-once }
# c3 the numbers
numbers:
  certified: { is: { count: people }, title: Certified people }
currency: EUR
effective: 2026-01-01
tiers:


  - requires: # c4
      measure: { atLeast: 50.0%, of: { ratio: { to: { count: { of: people, where: { role: [learner, partner-manager] } } }, of: certified } } }
    slug: gold
    title: Gold
`)
  expect(formatted).toBe(`# c1 the file
track: t
title: "T" # c2
effective: 2026-01-01
currency: EUR

# c3 the numbers
numbers:
  certified: { title: Certified people, is: { count: people } }

tiers:
  - slug: gold
    title: Gold
    requires:
      # c4
      measure:
        of: { ratio: { of: certified, to: { count: { of: people, where: { role: [learner, partner-manager] } } } } }
        atLeast: 50.0%

transition: { promote: at-once, demote: at-once }
`)
})
