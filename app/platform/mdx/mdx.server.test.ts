import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GOOD, HOSTILE } from './hostile-corpus'
import { createCompiler } from './mdx.server'

const faults: string[] = []
const onFault = (detail: string) => faults.push(detail)
// The machine that runs tests is busy: only the tests about time use the product's own limit.
const compiler = createCompiler({ timeoutMs: 20_000, onFault })
afterAll(() => compiler.close())

const source = '## A\n\nText *b* `c`.\n\n```ts\nlet d\n```\n\n<Check id="e" />\n'

describe('compiling', () => {
  it('makes a module named by its content', async () => {
    const result = await compiler.compile({ source, trust: 'author' })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { code, hash, toc, checks } = result.lesson
    expect(code).toMatch(/^export default function\(React,ReactDOM,_jsx_runtime\)\{/)
    expect(code).not.toMatch(/\beval\b|new Function|\bimport\s*["'({*]|require\(/)
    expect(hash).toBe(createHash('sha256').update(code).digest('hex'))
    expect(toc).toEqual([{ id: 'a', text: 'A', depth: 2 }])
    expect(checks).toEqual(['e'])
  })

  it('gives the same module for the same text, also from another thread', async () => {
    const other = createCompiler({ timeoutMs: 20_000 })
    const hashes = await Promise.all(
      [compiler, other, compiler].map(async (each) => {
        const result = await each.compile({ source, trust: 'author' })
        return result.ok && result.lesson.hash
      }),
    )
    await other.close()
    expect(new Set(hashes).size).toBe(1)
  })

  it('gives another module when a file gets another address', async () => {
    const image = '![a](./media/a.png)'
    const hashes = await Promise.all(
      ['/m/1', '/m/2'].map(async (url) => {
        const result = await compiler.compile({ source: image, trust: 'operator', media: { './media/a.png': { url } } })
        return result.ok && result.lesson.hash
      }),
    )
    expect(new Set(hashes).size).toBe(2)
  })

  it('reports what is wrong with the text and compiles nothing', async () => {
    expect(await compiler.compile({ source: '# a\n\n![b](./media/b.png)', trust: 'operator' })).toEqual({
      ok: false,
      problems: [{ line: 1, column: 1, code: 'heading-one', params: {} }],
    })
    expect(await compiler.compile({ source: '![b](./media/b.png)', trust: 'operator' })).toMatchObject({
      ok: false,
      problems: [{ code: 'media-missing' }],
    })
  })

  it('checks without compiling, and without files when none are given', async () => {
    expect(await compiler.check({ source: '![b](./media/b.png)', trust: 'operator' })).toEqual([])
    expect(await compiler.check({ source: '[b](#c)', trust: 'operator' })).toMatchObject([{ code: 'anchor-missing' }])
  })

  it('accepts and compiles every good text', async () => {
    for (const [name, text] of GOOD) {
      const media = new Map(
        [...text.matchAll(/\.\/media\/[^\s")]+/g)].map(([path]) => [path, { url: `/m${path.slice(1)}` }]),
      )
      const result = await compiler.compile({ source: text, trust: 'author', media: Object.fromEntries(media) })
      expect(result.ok ? name : [name, result.problems]).toBe(name)
    }
  })

  it('refuses every hostile text without running anything of it, and tells nothing of the server', async () => {
    for (const [name, text] of HOSTILE) {
      const result = await compiler.compile({ source: text, trust: 'operator' })
      expect([name, result.ok]).toEqual([name, false])
      const said = JSON.stringify(result)
      expect(said).not.toMatch(/node_modules|at \w+ \(|root:/)
      expect(said).not.toContain(process.cwd())
    }
    expect(faults).toEqual([])
  }, 120_000)
})

describe('texts that take too long or too much', () => {
  it('stops the thread after two seconds and goes on with a new one', async () => {
    const strict = createCompiler({ onFault })
    await strict.warm()
    const start = performance.now()
    const [slow, next] = await Promise.all([
      strict.compile({ source: '> a\n'.repeat(60_000), trust: 'author' }),
      strict.check({ source: 'Text.', trust: 'author' }),
    ])
    expect(slow).toEqual({ ok: false, problems: [{ line: 1, column: 1, code: 'timed-out', params: {} }] })
    expect(next).toEqual([])
    expect(performance.now() - start).toBeLessThan(20_000)
    await strict.close()
    expect(faults).toEqual([])
  }, 60_000)

  it('ends a thread that needs too much memory', async () => {
    const small = createCompiler({ memoryMb: 40, timeoutMs: 20_000, onFault })
    const result = await small.compile({ source: '*a* '.repeat(60_000), trust: 'author' })
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'out-of-memory' }] })
    await small.close()
  }, 60_000)

  it('tells the operator, not the author, when the worker itself is broken', async () => {
    const told: string[] = []
    const broken = createCompiler({ workerPath: '/nowhere/worker.js', onFault: (detail) => told.push(detail) })
    const result = await broken.compile({ source: 'Text.', trust: 'author' })
    expect(result).toEqual({ ok: false, problems: [{ line: 1, column: 1, code: 'compile-failed', params: {} }] })
    expect(told.join()).toContain('/nowhere/worker.js')
    await broken.close()
  })
})

const courses = join(process.cwd(), 'content/courses')
const lessons = readdirSync(courses, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mdx'))

describe('the lessons of the demo vendor', () => {
  it.each(lessons)('%s is accepted', async (file) => {
    const text = readFileSync(join(courses, file), 'utf8')
    expect(await compiler.check({ source: text, trust: 'operator' })).toEqual([])
  })
})
