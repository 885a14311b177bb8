import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { translator } from '~/i18n/translator.server'
import { COMPONENTS } from './content-components'
import { problemsBeforeParsing } from './content-limits'
import { problemsOfTree } from './content-policy'
import { type ContentProblem, describeProblem, PROBLEM_MESSAGES } from './content-problems'
import type { ContentNode } from './content-tree'
import { GOOD, HOSTILE } from './hostile-corpus'
import { parseContent } from './parse-content'

const problemsOf = (source: string, trust: 'operator' | 'author' = 'author'): readonly ContentProblem[] => {
  const parsed = parseContent(source, { trust })
  return parsed.ok ? [] : parsed.problems
}

describe('texts that must not be compiled', () => {
  it('are more than a hundred', () => {
    expect(HOSTILE.length).toBeGreaterThan(100)
    expect(new Set(HOSTILE.map(([, source]) => source)).size).toBe(HOSTILE.length)
  })

  it.each(HOSTILE)('refuses %s', (_, source, code) => {
    for (const trust of ['author', 'operator'] as const) {
      const problems = problemsOf(source, trust)
      expect(problems.map((problem) => problem.code)).toContain(code)
    }
  })

  it('says where, in words of both languages', () => {
    const codes = new Set<string>()
    for (const problem of HOSTILE.flatMap(([, source]) => problemsOf(source))) {
      codes.add(problem.code)
      expect(problem.line).toBeGreaterThan(0)
      expect(problem.column).toBeGreaterThan(0)
      for (const locale of ['en', 'fa'] as const) {
        const words = describeProblem(translator(locale, 'content'), problem)
        expect(words.length).toBeGreaterThan(10)
        expect(words).not.toMatch(/undefined|, number|NaN/)
      }
    }
    const rare = [
      'node-refused',
      'media-missing',
      'check-unknown',
      'anchor-missing',
      'timed-out',
      'out-of-memory',
      'compile-failed',
    ]
    expect([...codes].sort()).toEqual(
      Object.keys(PROBLEM_MESSAGES)
        .filter((code) => !rare.includes(code))
        .sort(),
    )
  })

  it.each([
    ['200 kB of quote marks', '> '.repeat(100_000)],
    ['4 kB of list marks', '- '.repeat(2_000)],
  ])('refuses %s without parsing', (_, source) => {
    const start = performance.now()
    expect(problemsBeforeParsing(source)).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(200)
  })

  it('points at the place', () => {
    expect(problemsOf('Text.\n\nMore [x](javascript:a) text.')).toEqual([
      { line: 3, column: 6, code: 'url-scheme', params: { scheme: 'javascript' } },
    ])
  })

  it('names all problems in reading order, and at most a hundred', () => {
    expect(problemsOf('[a](//x)\n\n# b\n\n<Evil />').map(({ line, code }) => [line, code])).toEqual([
      [1, 'url-no-scheme'],
      [3, 'heading-one'],
      [5, 'component-unknown'],
    ])
    expect(problemsOf('# a\n\n'.repeat(500))).toHaveLength(100)
  })
})

describe('texts that lessons need', () => {
  it.each(GOOD)('accepts %s', (_, source) => {
    expect(problemsOf(source, 'author')).toEqual([])
    expect(problemsOf(source, 'operator')).toEqual([])
  })

  it('lets authors use uploads, and operators only what lies beside the text', () => {
    const upload = `![a](/media/${'0a'.repeat(32)}/a.png)`
    expect(problemsOf(upload, 'author')).toEqual([])
    expect(problemsOf(upload, 'operator').map(({ code }) => code)).toEqual(['media-outside'])
  })
})

describe('trees that no parser made', () => {
  const text: ContentNode = { type: 'text', value: 'x' }
  it.each<[string, ContentNode]>([
    ['raw HTML', { type: 'html', value: '<script>' }],
    ['an unknown node', { type: 'leafDirective' }],
    ['a node with a name of the prototype', { type: 'constructor' }],
    ['a tag in the data of a node', { type: 'paragraph', children: [text], data: { hName: 'script' } }],
    [
      'attributes in the data of a node',
      { type: 'paragraph', children: [text], data: { hProperties: { onClick: 'x' } } },
    ],
    ['children in the data of a node', { type: 'paragraph', children: [text], data: { hChildren: [] } }],
  ])('refuses %s', (_, node) => {
    expect(problemsOfTree({ type: 'root', children: [node] }, { trust: 'operator' })).toHaveLength(1)
  })

  it('counts a very deep tree without running out of stack', () => {
    let node: ContentNode = text
    for (let depth = 0; depth < 100_000; depth += 1) node = { type: 'blockquote', children: [node] }
    expect(problemsOfTree({ type: 'root', children: [node] }, { trust: 'author' }).map(({ code }) => code)).toEqual([
      'too-deep',
    ])
  })
})

describe('the table of components', () => {
  it('lists no attribute that reaches React or the DOM', () => {
    const names = Object.entries(COMPONENTS).flatMap(([component, { attributes }]) =>
      Object.keys(attributes).map((name) => `${component}.${name}`),
    )
    const reaching = names.filter((name) =>
      /\.(style|class(Name)?|id|key|ref|children|on[A-Z].*|dangerously.*)$/.test(name),
    )
    expect(reaching).toEqual(['Check.id'])
  })
})

const corpus = resolve(process.cwd(), '../shared/corpora/markdown/commonmark.json')

describe.skipIf(!existsSync(corpus))('the examples of the CommonMark specification', () => {
  it('are accepted or refused with a reason, each quickly', () => {
    const examples: { markdown: string; example: number }[] = JSON.parse(readFileSync(corpus, 'utf8'))
    expect(examples.length).toBeGreaterThan(600)
    let accepted = 0
    for (const { markdown } of examples) {
      const start = performance.now()
      const problems = problemsOf(markdown)
      expect(performance.now() - start).toBeLessThan(1_000)
      if (problems.length === 0) accepted += 1
    }
    // The rest has HTML, first-level headings, foreign images or braces.
    expect(accepted).toBeGreaterThan(350)
  })
})
