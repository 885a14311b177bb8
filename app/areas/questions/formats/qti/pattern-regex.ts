/**
 * Our patterns (`*` for any text) and the regular expressions of XML Schema that say the same. Only these are read
 * back; what somebody else wrote as a regular expression is matched (`match-regex.ts`) but has no pattern of ours.
 */

/** The expression that fits where the pattern fits. Letters whose case does not count become a class of both. */
export function regexOfPattern(pattern: string, caseSensitive: boolean): string {
  // Runs of blanks count as one in what is typed, and those at the ends for nothing.
  const parts =
    pattern
      .replace(/\s+/g, ' ')
      .trim()
      .match(/\\\*|\*|[\s\S]/gu) ?? []
  return parts.map((part) => (part === '*' ? ANY : literal(part === '\\*' ? '*' : part, caseSensitive))).join('')
}
const ANY = '(.|\\n)*'

function literal(character: string, caseSensitive: boolean): string {
  const [small, large] = [character.toLowerCase(), character.toUpperCase()]
  if (!caseSensitive && small !== large && [...small].length === 1 && [...large].length === 1)
    return `[${small}${large}]`
  return /[\\|.?*+(){}[\]^$-]/.test(character) ? `\\${character}` : character
}

type ReadPattern = { readonly pattern: string; readonly caseSensitive: boolean; readonly sample: string }

/** The pattern that `regexOfPattern` wrote this for; null for every other expression. */
export function patternOfRegex(regex: string): ReadPattern | null {
  const token = /\(\.\|\\n\)\*|\[(\p{L})(\p{L})\]|\\([\s\S])|([^\\|.?*+(){}[\]^$])/uy
  let pattern = ''
  let sample = ''
  let folded = 0
  while (token.lastIndex < regex.length) {
    const match = token.exec(regex)
    if (!match) return null
    const [whole, small, large, escaped, plain] = match
    if (whole === ANY) pattern += '*'
    else {
      if (small !== undefined && small.toUpperCase() !== large) return null
      if (small !== undefined) folded += 1
      const character = small ?? escaped ?? plain ?? ''
      pattern += character === '*' ? '\\*' : character
      sample += character
    }
    if (token.lastIndex === 0) return null
  }
  return { pattern, caseSensitive: folded === 0, sample: sample === '' ? 'zq' : sample }
}
