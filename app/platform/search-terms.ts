/**
 * Words as they are compared in a search, the same on both databases: letters without case and marks, one spelling for
 * the Arabic and Persian forms of a letter, digits of every script as 0–9.
 */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, 60))
}

const MOST_WORDS = 8

/** The words somebody typed; the last one may be unfinished. Empty when there is nothing to look for. */
export const queryWords = (typed: string): string[] => searchWords(typed.slice(0, 200)).slice(0, MOST_WORDS)

/** The part of a text around the first word that was asked for, at most `length` characters and whole words. */
export function excerptOf(text: string, words: readonly string[], length = 160): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const at = placeOfFirst(flat, words)
  const from = at <= length / 3 ? 0 : flat.indexOf(' ', Math.floor(at - length / 3)) + 1
  const end = from + length >= flat.length ? flat.length : Math.max(flat.lastIndexOf(' ', from + length), from + 1)
  return `${from > 0 ? '… ' : ''}${flat.slice(from, end)}${end < flat.length ? ' …' : ''}`
}

function placeOfFirst(text: string, words: readonly string[]): number {
  for (const { 0: found, index } of text.matchAll(/[\p{L}\p{M}\p{N}\u200c]+/gu)) {
    if (searchWords(found).some((own) => words.some((word) => own.startsWith(word)))) return index
  }
  return 0
}
