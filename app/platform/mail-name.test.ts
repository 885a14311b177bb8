import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailName } from './mail-name'

test.each([
  ['Lena Hartmann', 'Lena Hartmann'],
  ['J.R. Okafor', 'J. R. Okafor'],
  ['Win a prize at https://evil.example/x now', 'Win a prize at https evil. example/x now'],
  ['evil.example', 'evil. example'],
  ['a\r\nBcc: everyone@bluefern.example', 'a Bcc: everyone bluefern. example'],
  ['<b>Lena</b>', 'b Lena /b'],
  ['می‌خواهم', 'می‌خواهم'],
  ['right\u202eto left', 'right to left'],
])('%j is written %j', (name, written) => {
  expect(mailName(name)).toBe(written)
})

test('no name holds a line break, a host name or an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      expect(mailName(name)).not.toMatch(/[\r\n@<>]|:\/\/|\p{L}\.\p{L}/u)
    }),
  )
})
