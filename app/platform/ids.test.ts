import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, publicCode, readPublicCode } from './ids'

describe('newId', () => {
  it('is a UUID of version 7 that begins with its moment', () => {
    const id = newId(0x0197_3a5c_2f01)
    expect(id).toMatch(/^01973a5c-2f01-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
  it('a later one sorts after an earlier one', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 46), fc.integer({ min: 1, max: 1e9 }), (now, later) => newId(now) < newId(now + later)),
    )
  })
  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000)
  })
})

const code = fc.constant(null).map(() => publicCode('HY'))
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Places of a code that the check character covers, itself included. */
const places = [3, 4, 5, 6, 8, 9, 10, 11]

describe('a code', () => {
  it('is read back as it was made', () => {
    fc.assert(
      fc.property(
        code,
        (made) => /^HY-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(made) && readPublicCode(made) === made,
      ),
    )
  })

  it('with one wrong character is no code', () => {
    fc.assert(
      fc.property(code, fc.constantFrom(...places), fc.constantFrom(...ALPHABET), (made, at, character) => {
        fc.pre(made[at] !== character)
        return readPublicCode(made.slice(0, at) + character + made.slice(at + 1)) === null
      }),
      { numRuns: 2_000 },
    )
  })

  it('with two neighbours swapped is no code', () => {
    fc.assert(
      fc.property(code, fc.nat(places.length - 2), (made, index) => {
        const letters = made.split('')
        const [one = 0, other = 0] = [places[index], places[index + 1]]
        fc.pre(letters[one] !== letters[other])
        ;[letters[one], letters[other]] = [letters[other] ?? '', letters[one] ?? '']
        return readPublicCode(letters.join('')) === null
      }),
      { numRuns: 2_000 },
    )
  })

  it('may be typed and copied in many ways', () => {
    fc.assert(
      fc.property(code, (made) => {
        const bare = made.replaceAll('-', '')
        const ways = [
          made.toLowerCase(),
          bare,
          ` ${made} `,
          bare.replace(/(.{2})(.{4})/, '$1 $2 '),
          made.replaceAll('-', '\u2011'),
          made.replaceAll('-', '\u2013'),
          made.replaceAll('-', '\u2212'),
          `\u2068${made}\u2069`,
          `\u200f${made}`,
          made.replaceAll('0', 'O').replaceAll('1', 'l'),
          made.replaceAll('0', 'o').replaceAll('1', 'I'),
        ]
        for (const way of ways) expect(readPublicCode(way)).toBe(made)
      }),
    )
  })

  it.each([
    '',
    'HY',
    'HY-0000',
    'HY-0000-00000',
    'H-0000-0000',
    'HALYA-0000-0000',
    'HY-00U0-0000',
    'HY-0000-000*',
    "' or 1=1 --",
    '../..',
  ])('%s is none', (typed) => expect(readPublicCode(typed)).toBeNull())
})
