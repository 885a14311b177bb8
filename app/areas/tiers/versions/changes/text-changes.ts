import { diffWords } from '~/areas/questions/bank/diff-words'

/** A line of the newer text, of the older one, or of both; its parts say which words differ. Lines count from 1. */
export type TextLine = {
  readonly before: number | null
  readonly after: number | null
  readonly is: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Lines that changed, with a few around them; between two groups lines are left out. */
export type TextHunk = { readonly lines: readonly TextLine[] }

const AROUND = 3

/** The difference of two texts, line by line. */
export function textChanges(before: string, after: string): TextHunk[] {
  const lines = lineDiff(before, after)
  const isNear = lines.map((_, place) =>
    lines.slice(Math.max(0, place - AROUND), place + AROUND + 1).some(({ is }) => is !== 'same'),
  )
  const hunks: TextLine[][] = []
  for (const [place, line] of lines.entries()) {
    if (!isNear[place]) continue
    if (place === 0 || !isNear[place - 1]) hunks.push([])
    hunks.at(-1)?.push(line)
  }
  return hunks.map((found) => ({ lines: found }))
}

/** Each line is one letter of an alphabet made for the two texts, so that letters are compared and not words. */
function lineDiff(before: string, after: string): TextLine[] {
  const letters = new Map<string, string>()
  const alphabet: string[] = []
  const encode = (text: string) =>
    linesOf(text)
      .map((line) => {
        const known = letters.get(line)
        if (known) return known
        const letter = `${alphabet.length.toString(36)} `
        alphabet.push(line)
        letters.set(line, letter)
        return letter
      })
      .join('')
  let [old, fresh] = [0, 0]
  return diffWords(encode(before), encode(after)).flatMap(({ kind, text }) =>
    text
      .split(' ')
      .filter((letter) => letter !== '')
      .map((letter) => {
        const line = alphabet[Number.parseInt(letter, 36)] ?? ''
        if (kind !== 'added') old++
        if (kind !== 'removed') fresh++
        return {
          ...{ is: kind, text: line },
          before: kind === 'added' ? null : old,
          after: kind === 'removed' ? null : fresh,
        }
      }),
  )
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')
