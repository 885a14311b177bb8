/**
 * A text as it can be printed: composed (NFC, or accents would be misplaced), with the bare letter, or else `?`, for what
 * no font has a glyph for. `isComplete` is false when anything was replaced; on screen the text stays as it is.
 * @param covers does any of the fonts have this code point?
 */
export function printableText(
  text: string,
  covers: (codePoint: number) => boolean,
): { text: string; isComplete: boolean } {
  let isComplete = true
  const printed = Array.from(text.normalize('NFC'), (character) => {
    if (invisible.test(character) || covers(character.codePointAt(0) ?? 0)) return character
    isComplete = false
    const [letter = '?'] = character.normalize('NFD')
    return covers(letter.codePointAt(0) ?? 0) ? letter : '?'
  })
  return { text: printed.join(''), isComplete }
}

/** Joiners steer how Arabic letters connect and are never drawn themselves. */
const invisible = /\u200c|\u200d|\s/

/** Does the text run from right to left, judged by its first strong letter (Unicode UAX #9, P2)? */
export function isRightToLeft(text: string): boolean {
  const first = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u.exec(
    text,
  )?.[0]
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first)
}
