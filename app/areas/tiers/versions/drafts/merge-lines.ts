import { type DiffStretch, diffSequences } from '~/platform/diff-sequences'

/**
 * Makes the change from `before` to `after` in an author's own writing of `before`: lines that the change leaves alone
 * stay as their author wrote them. Null where it cannot be told which of the author's lines a changed line stands for.
 */
export function mergeLines(own: string, before: string, after: string): string | null {
  const [ownLines, beforeLines] = [own.split('\n'), before.split('\n')]
  const places = placesOf(diffSequences(ownLines.map(blankless), beforeLines.map(blankless)))
  const merged: string[] = []
  let place = 0
  for (const { kind, items } of diffSequences(beforeLines, after.split('\n'))) {
    if (kind === 'added') {
      merged.push(...items)
      continue
    }
    const [start, end] = [places[place], places[place + items.length]]
    if (start === null || start === undefined || end === null || end === undefined) return null
    if (kind === 'same') merged.push(...ownLines.slice(start, end))
    place += items.length
  }
  return merged.join('\n')
}

/** The same words with other spaces between them are the same line. */
const blankless = (line: string): string => line.replace(/\s+/g, '')

/**
 * For every line of the other writing, and for its end, the author's line that stands there. Of a stretch that both write
 * in as many lines, each stands for its like; null within one that they do not.
 */
function placesOf(stretches: readonly DiffStretch<string>[]): (number | null)[] {
  const places: (number | null)[] = []
  let [own, ownOpen, otherOpen] = [0, 0, 0]
  const close = () => {
    for (let index = 0; index < otherOpen; index++)
      places.push(index === 0 || ownOpen === otherOpen ? own + index : null)
    own += ownOpen
    ownOpen = otherOpen = 0
  }
  for (const { kind, items } of stretches) {
    if (kind === 'removed') ownOpen += items.length
    if (kind === 'added') otherOpen += items.length
    if (kind !== 'same') continue
    close()
    for (const _ of items) places.push(own++)
  }
  close()
  // What the author alone has above the first line belongs to it.
  return [0, ...places.slice(1), own]
}
