import { describe, expect, test } from 'vitest'
import { isRightToLeft, printableText } from './printable-text'

const latinGreekAndMore = (codePoint: number) => codePoint < 0x1f00 && codePoint !== 0x590

describe('printableText', () => {
  test.each(['Lena Learner', 'Αριστοτέλης Παπαδόπουλος', 'Мария Ёлкина', 'زهرا می‌نویسد', "O'Neill-Łukasz (2)"])(
    'keeps %s',
    (name) => {
      expect(printableText(name, latinGreekAndMore)).toEqual({ text: name.normalize('NFC'), isComplete: true })
    },
  )
  test('composes accents that were typed apart', () => {
    expect(printableText('Re\u0301ne\u0301e', latinGreekAndMore).text).toBe('Rénée')
  })
  test('keeps the letter of an accent that no font has', () => {
    expect(printableText('Ἀνδρέας', latinGreekAndMore)).toEqual({ text: 'Ανδρέας', isComplete: false })
  })
  test('says when a letter could not be printed', () => {
    expect(printableText('李 Wei 🙂', latinGreekAndMore)).toEqual({ text: '? Wei ?', isComplete: false })
  })
})

test.each([
  ['زهرا Zahra', true],
  ['Zahra زهرا', false],
  ['123 زهرا', true],
  ['', false],
])('the direction of "%s" follows its first strong letter', (text, rtl) => {
  expect(isRightToLeft(text)).toBe(rtl)
})
