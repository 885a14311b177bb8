import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_PASSWORD, type PasswordProblem, passwordProblem, SHORTEST_PASSWORD } from './password-rules'

const lena = ['Lena Hartmann', 'lena.hartmann@bluefern.example', 'Bluefern Integration', 'Halyard']

test.each<[string, PasswordProblem | null]>([
  ['nine char', 'too-short'],
  ['ten chars!', null],
  ['🙂'.repeat(9), 'too-short'],
  ['x'.repeat(LONGEST_PASSWORD), 'repetitive'],
  [`${'long and dull '.repeat(13)}and more`, null],
  [`${'long and dull '.repeat(15)}`, 'too-long'],
  ['aaaaaaaaaaaa', 'repetitive'],
  ['abababababab', 'repetitive'],
  ['1234567890', 'repetitive'],
  ['0987654321', 'repetitive'],
  ['abcdefghijkl', 'repetitive'],
  ['password2024!', 'common'],
  ['P4ssw0rd2024', 'common'],
  ['Summer2026!!', 'common'],
  ['qwertyuiop123', 'common'],
  ['letmein-welcome', 'common'],
  ['lena1987bluefern', 'about-you'],
  ['Halyard-2026!', 'about-you'],
  ['hartmann#hartmann', 'about-you'],
  ['correct horse battery staple', null],
  ['sunshine over the harbour', null],
  ['8301947562', null],
  ['سلام بر باران پاییزی', null],
])('%j gets the verdict %j', (password, problem) => {
  expect(passwordProblem(password, lena)).toBe(problem)
})

test('a composed and a decomposed accent count alike', () => {
  const composed = 'très élégant'
  expect(passwordProblem(composed.normalize('NFD'), [])).toBe(passwordProblem(composed, []))
})

test('words nobody knows of the person are no reason to refuse', () => {
  expect(passwordProblem('lena1987bluefern', [])).toBeNull()
})

test('no password below the shortest length is ever accepted, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: SHORTEST_PASSWORD - 1 }), (password) => {
      fc.pre([...password.normalize('NFKC')].length < SHORTEST_PASSWORD)
      expect(passwordProblem(password, [])).toBe('too-short')
    }),
  )
})
