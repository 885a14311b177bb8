export type SourceLine = { readonly number: number; readonly text: string }

/** Lines between two blank lines, with the comment lines set apart. */
export type SourceBlock = {
  readonly line: number
  readonly endLine: number
  readonly lines: readonly SourceLine[]
  readonly comments: readonly SourceLine[]
  /** The path of a `$CATEGORY:` line; such a line is a block of its own. */
  readonly category: string | null
}

const CATEGORY = /^\s*\$CATEGORY:([\s\S]*)/

/**
 * GIFT separates questions by blank lines. A comment line ends nothing and may stand inside a question; a category line
 * ends the block before it.
 */
export function splitBlocks(lines: readonly string[]): SourceBlock[] {
  const blocks: SourceBlock[] = []
  let current: SourceLine[] = []
  const end = () => {
    const [first, last] = [current[0], current.at(-1)]
    if (first && last)
      blocks.push({ line: first.number, endLine: last.number, category: null, ...separateComments(current) })
    current = []
  }
  for (const [index, text] of lines.entries()) {
    const line = { number: index + 1, text }
    const category = CATEGORY.exec(text)
    if (category || text.trim() === '') end()
    if (category) {
      const path = (category[1] ?? '').trim()
      blocks.push({ line: line.number, endLine: line.number, lines: [], comments: [], category: path })
    } else if (text.trim() !== '') current.push(line)
  }
  end()
  return blocks
}

function separateComments(lines: readonly SourceLine[]) {
  const isComment = (line: SourceLine) => line.text.trimStart().startsWith('//')
  return { lines: lines.filter((line) => !isComment(line)), comments: lines.filter(isComment) }
}

/** The text of a block's lines, and where each character stands in the file. */
export function joinLines(lines: readonly SourceLine[]) {
  const starts: number[] = []
  let length = 0
  for (const line of lines) {
    starts.push(length)
    length += line.text.length + 1
  }
  return {
    text: lines.map((line) => line.text).join('\n'),
    locate(index: number): { line: number; column: number } {
      const row = rowAt(starts, index)
      return { line: lines[row]?.number ?? 1, column: index - (starts[row] ?? 0) + 1 }
    },
  }
}

/** The last row that starts at or before an index, found by halving: a hostile block asks once a line. */
function rowAt(starts: readonly number[], index: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

const METADATA = /\[(id|tag):((?:\\[[\]\\]|[^\][\\])*)\]/g

/** `[id:…]` and `[tag:…]` in the comments of a block; `\[`, `\]` and `\\` stand for themselves. */
export function readMetadata(comments: readonly SourceLine[]): { id: string | null; tags: string[] } {
  const tags: string[] = []
  let id: string | null = null
  for (const match of comments.flatMap((comment) => [...comment.text.matchAll(METADATA)])) {
    const value = (match[2] ?? '').replace(/\\([[\]\\])/g, '$1').trim()
    if (value === '') continue
    if (match[1] === 'id') id = value
    else tags.push(value)
  }
  return { id, tags }
}

/** Writes a value for `[id:…]` or `[tag:…]`. */
export const escapeMetadata = (value: string): string => value.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ')
