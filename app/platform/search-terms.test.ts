import { expect, test } from 'vitest'
import { excerptOf, queryWords, searchWords } from './search-terms'

test.each([
  ['Webhook-Signatures, v1!', ['webhook', 'signatures', 'v1']],
  ['Ärgerliche Größe', ['argerliche', 'große']],
  ['ΑΙΓΑΊΟ Αιγαίο', ['αιγαιο', 'αιγαιο']],
  ['يكپارچه‌سازی', ['یکپارچه', 'سازی']],
  ['۱۲۳ ١٢٣', ['123', '123']],
  ['  ', []],
])('%j is looked for as %j', (text, words) => {
  expect(searchWords(text)).toEqual(words)
})

test('what somebody types is cut to what a search can bear', () => {
  expect(queryWords('a '.repeat(500))).toHaveLength(8)
  expect(queryWords('x'.repeat(10_000))[0]).toHaveLength(60)
})

test('an excerpt shows whole words around the first that was asked for', () => {
  const text = `${'before '.repeat(60)}the signature of a delivery${' after'.repeat(60)}`
  const excerpt = excerptOf(text, ['signat'])
  expect(excerpt).toContain('signature')
  expect(excerpt.startsWith('… ')).toBe(true)
  expect(excerpt.endsWith(' …')).toBe(true)
  expect(excerpt.length).toBeLessThan(170)
})
