const LETTERS: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک' }
const INVISIBLE = /[\u00ad\u0640\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * Folds what a reader does not see as different: compatibility forms (NFKC), white space, invisible joiners and
 * direction marks, Arabic and Persian forms of the same letter, digits of the three scripts; letter case unless it
 * counts. Idempotent.
 */
export function foldText(text: string, caseSensitive: boolean): string {
  const folded = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[يىك]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\s+/g, ' ')
  return caseSensitive ? folded : folded.toLowerCase().normalize('NFKC')
}

/**
 * Whether typed text fits a pattern in which `*` stands for any text, also none, and `\*` for an asterisk. Compares
 * piece by piece from the left, so the time grows with the length only, whatever an author writes.
 */
export function matchesPattern(pattern: string, text: string, caseSensitive: boolean): boolean {
  const typed = foldText(text, caseSensitive).trim()
  const pieces = piecesOf(pattern).map((piece) => foldText(piece, caseSensitive))
  const first = (pieces.shift() ?? '').trimStart()
  const last = pieces.pop()?.trimEnd()
  if (last === undefined) return typed === first.trimEnd()
  if (!typed.startsWith(first)) return false
  let at = first.length
  for (const piece of pieces) {
    const found = typed.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return typed.length - last.length >= at && typed.endsWith(last)
}

/** The literal text between the wildcards. */
function piecesOf(pattern: string): string[] {
  const pieces = ['']
  for (const part of pattern.match(/\\\*|\*|\\|[^\\*]+/g) ?? []) {
    if (part === '*') pieces.push('')
    else pieces[pieces.length - 1] += part === '\\*' ? '*' : part
  }
  return pieces
}
