import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './json'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [1, { d: 1, c: 2 }] }, '{"a":[1,{"c":2,"d":1}],"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[undefined, 1], '[null,1]'],
    [undefined, 'null'],
    ['Ünï "q" \n', '"Ünï \\"q\\" \\n"'],
    [{ é: 1, z: 2, a: 3 }, '{"a":3,"z":2,"é":1}'],
    [Number.NaN, 'null'],
    [-0, '0'],
  ])('%o is %s', (value, text) => expect(canonicalJson(value)).toBe(text))

  it('says the same as JSON, whatever the order of the members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(shuffled(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
