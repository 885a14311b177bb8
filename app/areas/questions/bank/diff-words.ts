/** A stretch of a text: in both, only in the newer, or only in the older. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond this many steps of work the middle is shown as replaced as a whole. */
const MOST_STEPS = 4_000_000

/**
 * The difference of two texts, word by word, as the longest common subsequence has it. The parts that are not `added` are
 * the older text, those that are not `removed` the newer one.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsIn(before), wordsIn(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const parts: DiffPart[] = []
  const add = (kind: DiffPart['kind'], words: readonly string[]) => {
    const text = words.join('')
    const last = parts.at(-1)
    if (text === '') return
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text }
    else parts.push({ kind, text })
  }
  add('same', a.slice(0, start))
  for (const [kind, words] of between(a.slice(start, a.length - end), b.slice(start, b.length - end))) add(kind, words)
  add('same', a.slice(a.length - end))
  return parts
}

/** Words, and what stands between them, each for itself: nothing is lost when they are joined. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? []

function between(a: readonly string[], b: readonly string[]): [DiffPart['kind'], string[]][] {
  if (a.length * b.length > MOST_STEPS)
    return [
      ['removed', [...a]],
      ['added', [...b]],
    ]
  // longest[i][j]: length of the longest common subsequence of a from i and b from j.
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const found: [DiffPart['kind'], string[]][] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      found.push(['same', [left]])
      i++
      j++
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push(['removed', [left]])
      i++
    } else if (right !== undefined) {
      found.push(['added', [right]])
      j++
    }
  }
  return found
}
