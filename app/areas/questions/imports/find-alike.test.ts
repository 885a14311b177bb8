import { describe, expect, it } from 'vitest'
import { findAlike, type Incoming, type Known } from './find-alike'
import { normalised } from './words-of-question'

const known = (id: string, words: string): Known => ({
  id,
  externalId: `ext-${id}`,
  hash: words,
  stem: normalised(words.split('|')[0] ?? ''),
  words: normalised(words),
})
const incoming = (words: string, externalId: string | null = null, line = 1): Incoming => ({
  ...known('', words),
  externalId,
  line,
})
const LONG = 'A partner signs every request with a secret key that only the two of them know'
const pool = [
  known('a', 'What is a webhook?|A call|A file'),
  known('b', `${LONG}|True|False`),
  known('c', 'Short?|Yes|No'),
]

describe('an incoming question', () => {
  it.each<[string, Incoming, unknown]>([
    ['that says the same', incoming('What is a webhook?|A call|A file'), { kind: 'same', questionId: 'a' }],
    ['with a known id', incoming('Something else entirely?', 'ext-b'), { kind: 'id', questionId: 'b' }],
    [
      'whose id goes before its words',
      incoming('What is a webhook?|A call|A file', 'ext-b'),
      { kind: 'id', questionId: 'b' },
    ],
    [
      'that is the same under another id',
      incoming('What is a webhook?|A call|A file', 'new'),
      { kind: 'same', questionId: 'a' },
    ],
    [
      'that differs in marks and capitals',
      incoming('what is a WEBHOOK|A page|A file'),
      { kind: 'text', questionId: 'a' },
    ],
    ['with one word changed', incoming(`${LONG.replace('every', 'each')}, they say|True|False`), null],
    ['with one word more at its end', incoming(`${LONG} well|True|False`), { kind: 'near', questionId: 'b' }],
    ['too short to judge by likeness', incoming('Shorter?|Yes|No'), null],
    ['of no likeness', incoming('How many tiers are there in the programme of the vendor?|Three|Four'), null],
  ])('%s', (_name, one, expected) => expect(findAlike([one], pool)).toEqual([expected]))

  it('is compared with those above it in the file', () =>
    expect(
      findAlike([incoming('New?|1', 'x', 3), incoming('New?|1', null, 9), incoming('Other?', 'x', 12)], pool),
    ).toEqual([null, { kind: 'in-file', line: 3 }, { kind: 'in-file', line: 3 }]))
})
