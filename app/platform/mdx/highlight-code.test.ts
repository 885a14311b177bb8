import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightCode, languageName } from './highlight-code'

const marked = (code: string, language: string) =>
  highlightCode(code, language)
    .map(({ text, className }) => (className ? `${className}(${text})` : text))
    .join('')

describe('colours', () => {
  it.each([
    ['ts', "const a: string = 'b' // c", "k(const) f(a): f(string) = s('b') c(// c)"],
    ['js', 'return `a$' + '{b}`', 'k(return) s(`a)$' + '{b}s(`)'],
    ['json', '{"a": [1, true]}', '{f("a"): [d(1), d(true)]}'],
    ['bash', 'curl -H "A: $B" # c', 'curl -H s("A: $B") c(# c)'],
    ['python', 'def f(): return None', 'k(def) f(f)(): k(return) d(None)'],
    ['yaml', 'a: 1 # b', 'f(a:) d(1) c(# b)'],
    ['sql', "select 1 from t where a = 'x'", "k(select) d(1) k(from) t k(where) a = s('x')"],
    ['http', 'GET /v1?a=b HTTP/1.1\nHost: x', 'k(GET) /v1?a=bk( HTTP/1.1)\nf(Host):s( x)'],
    ['http', 'HTTP/1.1 204 No Content', 'k(HTTP/1.1 )d(204) No Content'],
    ['http', 'POST / HTTP/1.1\n\n{"a":1}', 'k(POST) /k( HTTP/1.1)\n\n{f("a"):d(1)}'],
    ['http', 'webhook-id: m\n\nplain', 'f(webhook-id):s( m)\n\nplain'],
    ['text', '<script>', '<script>'],
    ['nonsense', 'a b', 'a b'],
    ['constructor', 'a b', 'a b'],
    ['', '', ''],
  ])('%s: %s', (language, code, expected) => {
    expect(marked(code, language)).toBe(expected)
  })
})

it('never changes the source', () => {
  const language = fc.constantFrom('ts', 'js', 'json', 'bash', 'python', 'http', 'yaml', 'sql', 'go', 'x')
  const code = fc.oneof(fc.string(), fc.stringMatching(/^[a-z:{}"'`$#/ \n0-9<>-]*$/))
  fc.assert(
    fc.property(language, code, (name, source) => {
      expect(
        highlightCode(source, name)
          .map(({ text }) => text)
          .join(''),
      ).toBe(source)
    }),
  )
})

it.each([
  ['ts', 'TypeScript'],
  ['SH', 'Shell'],
  ['http', 'HTTP'],
  ['text', undefined],
  ['', undefined],
  ['brainfuck', 'brainfuck'],
  ['toString', 'toString'],
])('the name of %j is %j', (language, name) => {
  expect(languageName(language)).toBe(name)
})
