import { diffSequences } from '~/platform/diff-sequences'

/** A line of the newer text, of the older one, or of both; lines count from 1. */
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

function lineDiff(before: string, after: string): TextLine[] {
  let [old, fresh] = [0, 0]
  return diffSequences(linesOf(before), linesOf(after)).flatMap(({ kind: is, items }) =>
    items.map((text): TextLine => {
      if (is !== 'added') old++
      if (is !== 'removed') fresh++
      return { is, text, before: is === 'added' ? null : old, after: is === 'removed' ? null : fresh }
    }),
  )
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')
