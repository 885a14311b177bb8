import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { markOwnResponse } from '../../answer-question'
import { questionSchema } from '../../registry'
import { foldText, matchesPattern } from './match-pattern'

/** Any UTF-16 code unit, lone surrogates and controls included. */
const anyCodeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code))

describe('a pattern', () => {
  it.each([
    ['webhook-id', ' Webhook-ID ', true],
    ['webhook-id', 'webhook id', false],
    ['*id', 'webhook-id', true],
    ['web*', 'webhook', true],
    ['*', 'anything', true],
    ['w*k*d', 'webhook-id', true],
    ['w*k*d', 'wd', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab*', 'xab', false],
    ['a * b', 'a and b', true],
    ['2\\*3', '2*3', true],
    ['2\\*3', '2x3', false],
    ['C:\\dir', 'c:\\dir', true],
    ['a\\', 'a\\', true],
    ['two  words', 'two\u00a0 words', true],
    ['café', 'cafe\u0301', true],
    ['ﬁle', 'file', true],
    ['کلید', 'كليد', true],
    ['علی', 'على', true],
    ['می‌شود', 'میشود', true],
    ['۱۲', '12', true],
    ['١٢', '۱۲', true],
    ['\u200fسلام', 'سلام', true],
    ['.*', 'x', false],
  ])('%j and %j: %j', (pattern, text, fits) => expect(matchesPattern(pattern, text, false)).toBe(fits))

  it('counts the case when it should', () => {
    expect(matchesPattern('Bearer', 'bearer', true)).toBe(false)
    expect(matchesPattern('Bearer', 'Bearer', true)).toBe(true)
  })

  it('fits itself when its asterisks are escaped, and anything around it between two wildcards', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (text, caseSensitive) => {
        const literal = text.replaceAll('\\', '/').replaceAll('*', '\\*')
        expect(matchesPattern(literal, text.replaceAll('\\', '/'), caseSensitive)).toBe(true)
        expect(matchesPattern(`*${literal}*`, `x${text.replaceAll('\\', '/')}y`, caseSensitive)).toBe(
          foldText(`x${text}y`, caseSensitive).length > 0,
        )
      }),
    ))

  it('is folded once and for all', () =>
    fc.assert(
      fc.property(fc.string({ unit: anyCodeUnit }), fc.boolean(), (text, caseSensitive) => {
        const folded = foldText(text, caseSensitive)
        expect(foldText(folded, caseSensitive)).toBe(folded)
      }),
    ))

  it('costs linear time', () => {
    const started = performance.now()
    expect(matchesPattern('*a'.repeat(200), 'a'.repeat(2000), false)).toBe(true)
    expect(matchesPattern(`${'*a'.repeat(199)}*b`, 'a'.repeat(2000), false)).toBe(false)
    expect(performance.now() - started).toBeLessThan(200)
  })
})

it.each([
  ['Nazareth', '1/1', 'right'],
  [' NAZARETH ', '1/1', 'right'],
  ['Nazereth', '3/4', 'partly-right'],
  ['Rome', '0/1', 'wrong'],
  ['   ', '0/1', 'not-answered'],
])('%j earns %s by the first answer that fits', (text, fraction, outcome) => {
  const question = questionSchema.parse({
    v: 1,
    type: 'short-answer',
    title: 'Q',
    stem: { format: 'plain', text: 'Q' },
    tags: [],
    caseSensitive: false,
    answers: [
      { pattern: 'Nazareth', fraction: '1/1' },
      { pattern: 'Naz*th', fraction: '3/4' },
      { pattern: '*', fraction: '0/1' },
    ],
  })
  const mark = markOwnResponse(question, { text })
  expect([formatRational(mark.fraction), mark.outcome]).toEqual([fraction, outcome])
})
