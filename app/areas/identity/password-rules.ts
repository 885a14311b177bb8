import { commonWords } from './common-words'

/** NIST SP 800-63B §3.1.1.2: length is what counts; no rules of composition; refuse what an attacker tries first. */
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200

export type PasswordProblem = 'too-short' | 'too-long' | 'repetitive' | 'common' | 'about-you'

/**
 * Would this be a good password for a person of whom these words are known (name, e-mail, organisation, vendor)?
 * Lengths count characters as a person sees them typed, so an accent or an emoji is not several.
 * @returns the first problem, or null
 */
export function passwordProblem(password: string, knownWords: readonly string[]): PasswordProblem | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < SHORTEST_PASSWORD) return 'too-short'
  if (characters.length > LONGEST_PASSWORD) return 'too-long'
  if (new Set(characters).size < 5 || isRow(characters)) return 'repetitive'
  const text = characters.join('').toLowerCase()
  if (isMadeOf(text, wordsOf(knownWords))) return 'about-you'
  if (isMadeOf(text, commonWords)) return 'common'
  return null
}

/** `1234567890`, `abcdefghij`, backwards too; the 0 of a keyboard follows its 9. */
function isRow(characters: readonly string[]): boolean {
  const codes = characters.map((character) => (character === '0' ? 58 : (character.codePointAt(0) ?? 0)))
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const singles = steps.filter((step) => Math.abs(step) === 1).length
  return singles >= steps.length - 1
}

/** Names and parts of addresses of four letters and more; shorter ones would hit by chance. */
function wordsOf(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 4)
}

/** What is left of a password besides such words must hold at least this many letters or groups of other characters. */
const OWN_PART = 5

function isMadeOf(text: string, words: readonly string[]): boolean {
  return [text, readDigitsAsLetters(text)].some((spelling) => {
    const rest = longestFirst(words).reduce((left, word) => left.replaceAll(word, ' '), spelling)
    return rest !== spelling && ownParts(rest) < OWN_PART
  })
}

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length)

/** `p4ssw0rd` is read as `password`. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const readDigitsAsLetters = (text: string) =>
  text.replace(/[013457@$!]/g, (character) => LOOKS_LIKE[character] ?? character)

const ownParts = (text: string) => text.trim().match(/\p{L}|[^\p{L}\s]+/gu)?.length ?? 0
