import { createHash } from 'node:crypto'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createModuleStore } from './module-store.server'

const moduleWith = (text: string) => {
  const code = `export default function(React,ReactDOM,_jsx_runtime){return function(props){return _jsx_runtime.jsx("p",{children:${JSON.stringify(text)}})}}\n`
  return { code, hash: createHash('sha256').update(code).digest('hex') }
}

function storeOf(texts: readonly string[], capacity?: number) {
  const modules = texts.map(moduleWith)
  const asked: string[] = []
  const store = createModuleStore({
    capacity,
    getCode: async (hash) => {
      asked.push(hash)
      return modules.find((module) => module.hash === hash)?.code ?? null
    },
  })
  return { store, asked, hashes: modules.map(({ hash }) => hash), codes: modules.map(({ code }) => code) }
}

describe('the module store', () => {
  it('makes a component once, also when two requests ask at the same time', async () => {
    const { store, asked, hashes } = storeOf(['Hello'])
    const [hash = ''] = hashes
    expect(store.peek(hash)).toBeUndefined()
    const [first, second] = await Promise.all([store.load(hash), store.load(hash)])
    expect(first).toBe(second)
    expect(await store.load(hash)).toBe(first)
    expect(store.peek(hash)).toBe(first)
    expect(asked).toEqual([hash])
    expect(first && renderToStaticMarkup(createElement(first))).toBe('<p>Hello</p>')
  })

  it('forgets the component that was not asked for the longest', async () => {
    const { store, hashes } = storeOf(['a', 'b', 'c'], 2)
    const [a = '', b = '', c = ''] = hashes
    await store.load(a)
    await store.load(b)
    store.peek(a)
    await store.load(c)
    expect([a, b, c].map((hash) => store.peek(hash) !== undefined)).toEqual([true, false, true])
  })

  it.each(['', 'x', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}\n`])(
    'has nothing under %j',
    async (hash) => {
      const { store, asked } = storeOf([])
      expect(await store.load(hash)).toBeNull()
      expect(await store.respond(hash)).toBeNull()
      expect(asked).toEqual([])
    },
  )

  it('has nothing under a hash that was never stored, and asks again later', async () => {
    const { store, asked } = storeOf([])
    const hash = 'a'.repeat(64)
    expect(await store.load(hash)).toBeNull()
    expect(await store.load(hash)).toBeNull()
    expect(asked).toHaveLength(2)
  })

  it('does not run or serve code that does not have the hash it is stored under', async () => {
    const store = createModuleStore({ getCode: async () => moduleWith('other').code })
    await expect(store.load('a'.repeat(64))).rejects.toThrow('has other content')
    await expect(store.respond('a'.repeat(64))).rejects.toThrow('has other content')
  })

  it('does not run code that the compiler did not make', async () => {
    const code = 'globalThis.hacked = true'
    const hash = createHash('sha256').update(code).digest('hex')
    await expect(createModuleStore({ getCode: async () => code }).load(hash)).rejects.toThrow('was not made by')
    expect('hacked' in globalThis).toBe(false)
  })

  it('answers browsers with the module, for ever but privately', async () => {
    const { store, hashes, codes } = storeOf(['Hello'])
    const response = await store.respond(hashes[0] ?? '')
    expect(response?.body).toBe(codes[0])
    expect(response?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })
})
