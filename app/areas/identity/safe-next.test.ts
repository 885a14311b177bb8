import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test.each<[string | null | undefined, string]>([
  ['/exams/attempts/7?page=2#q4', '/exams/attempts/7?page=2#q4'],
  ['/', '/'],
  [null, '/'],
  [undefined, '/'],
  ['', '/'],
  ['learn', '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['\\/evil.example', '/'],
  ['/a/../..//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/%2f/evil.example', '/%2f/evil.example'],
])('%j leads to %j', (next, path) => {
  expect(safeNext(next)).toBe(path)
})

test('whatever is asked, a browser stays on our origin', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
        fc.string().map((text) => `//${text}`),
      ),
      (next) => {
        expect(new URL(safeNext(next), 'https://partners.halyard.example').origin).toBe(
          'https://partners.halyard.example',
        )
      },
    ),
    { numRuns: 2_000 },
  )
})
