import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPattern } from '../../types/short-answer/match-pattern'
import { compileRegex, fitsRegex } from './match-regex'
import { patternOfRegex, regexOfPattern } from './pattern-regex'

const fits = (source: string, text: string) => {
  const regex = compileRegex(source)
  return regex && fitsRegex(regex, text)
}

it.each([
  ['a|bc', 'bc', true],
  ['a|bc', 'abc', false],
  ['(ab)*c?', 'ababc', true],
  ['a{2,3}', 'aaaa', false],
  ['a{2,}', 'aaaa', true],
  ['[a-cx]+', 'abxc', true],
  ['[^a-c]', 'b', false],
  ['\\d{3}-\\w', '123-a', true],
  ['\\p{Lu}\\P{Lu}', 'Éa', true],
  ['^[0-9]{1,5}$', '123', true],
  ['(?:x|y)z', 'yz', true],
  ['.', '\n', false],
  ['a\\.b', 'axb', false],
  ['', '', true],
  ['😀+', '😀😀', true],
])('%j on %j: %s', (source, text, expected) => expect(fits(source, text)).toBe(expected))

it.each(['(', 'a{2,1}', '[z-a]', '*a', 'a)', '[a-[b]]', '\\p{Greek}', '(a{1000}){1000}'])('%j is not read', (source) =>
  expect(compileRegex(source)).toBeNull(),
)

it('takes no longer for what makes other engines stand still', () =>
  expect(fits('(a*)*b', 'a'.repeat(5_000))).toBe(false))

describe('our patterns as regular expressions', () => {
  const pattern = fc
    .array(fc.constantFrom('a', 'B', 'é', '*', '\\*', '.', '(', ' ', '1'), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('').replace(/ +/g, ' ').trim())
    .filter((text) => text !== '')
  const text = fc.stringMatching(/^[abBé*.( 1]{0,8}$/).map((typed) => typed.replace(/ +/g, ' ').trim())

  it('fit what the pattern fits', () =>
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (one, typed, caseSensitive) => {
        expect(fits(regexOfPattern(one, caseSensitive), typed)).toBe(matchesPattern(one, typed, caseSensitive))
      }),
    ))
  it('are read back where they hold letters', () => {
    expect(patternOfRegex(regexOfPattern('a*\\*(', true))).toMatchObject({ pattern: 'a*\\*(', caseSensitive: true })
    expect(patternOfRegex(regexOfPattern('ab*', false))).toMatchObject({ pattern: 'ab*', caseSensitive: false })
    expect(patternOfRegex('a+')).toBeNull()
  })
})
