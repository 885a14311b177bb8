import type { ContentProblem, ProblemCode } from './content-problems'
import type { ContentNode } from './content-tree'

/** How much a text may hold. None of it is reached by a lesson that people can read. */
export const LIMITS = { bytes: 256 * 1024, nodes: 20_000, depth: 40, markersPerLine: 50 } as const

/** More problems than anybody reads at once are not looked for. */
export const MAX_PROBLEMS = 100

/**
 * What can be refused without parsing, in one pass over the text. The parsers are slower than linear for long rows of
 * block markers (4 kB of `- ` take seconds), and a front-matter parser evaluates `---js`.
 */
export function problemsBeforeParsing(source: string): ContentProblem[] {
  if (source.length > LIMITS.bytes || new TextEncoder().encode(source).length > LIMITS.bytes) {
    return [at(1, 1, 'too-large', { limit: LIMITS.bytes / 1024 })]
  }
  const problems: ContentProblem[] = []
  if (/^[\s\u200b\ufeff]*---/.test(source)) problems.push(at(1, 1, 'front-matter'))
  for (const [index, line] of source.split(/\r\n|\r|\n/).entries()) {
    const control = UNPRINTABLE.exec(line)
    if (control) {
      const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      problems.push(at(index + 1, control.index + 1, 'control-character', { code: `U+${code}` }))
    }
    if (blockMarkers(line) > LIMITS.markersPerLine) {
      problems.push(at(index + 1, 1, 'too-many-markers', { limit: LIMITS.markersPerLine }))
    }
    if (problems.length >= MAX_PROBLEMS) break
  }
  return problems
}

/** Control characters but tab and line ends, code points that mean nothing, and halves of pairs. */
export const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u

/** Quote and list markers in the row of markers that a line starts with. */
function blockMarkers(line: string): number {
  let count = 0
  for (let index = 0; index < line.length; ) {
    const char = line.charAt(index)
    if (char === ' ' || char === '\t') {
      index += 1
    } else if (char === '>') {
      count += 1
      index += 1
    } else {
      const end = listMarkerEnd(line, index)
      if (end === index) return count
      count += 1
      index = end
    }
  }
  return count
}

/** The place behind the list marker that starts at `index`, or `index` when none does. */
function listMarkerEnd(line: string, index: number): number {
  let end = index
  while (end - index < 9 && isDigit(line.charAt(end))) end += 1
  const isMark = end > index ? '.)'.includes(line.charAt(end) || ' ') : '-+*'.includes(line.charAt(index))
  if (!isMark) return index
  const next = line.charAt(end + 1)
  return next === '' || next === ' ' || next === '\t' ? end + 1 : index
}

const isDigit = (char: string) => char >= '0' && char <= '9'

/** Too many or too deep, or null. Counts without recursion: the stack must not depend on how deep an author nests. */
export function sizeProblem(root: ContentNode): ContentProblem | null {
  const open: { node: ContentNode; depth: number }[] = [{ node: root, depth: 1 }]
  let count = 0
  for (let next = open.pop(); next; next = open.pop()) {
    count += 1
    if (count > LIMITS.nodes) return problemAt(next.node, 'too-many-nodes', { limit: LIMITS.nodes })
    if (next.depth > LIMITS.depth) return problemAt(next.node, 'too-deep', { limit: LIMITS.depth })
    for (const node of next.node.children ?? []) open.push({ node, depth: next.depth + 1 })
  }
  return null
}

export const problemAt = (node: ContentNode, code: ProblemCode, params: ContentProblem['params'] = {}) =>
  at(node.position?.start.line ?? 1, node.position?.start.column ?? 1, code, params)

const at = (
  line: number,
  column: number,
  code: ProblemCode,
  params: ContentProblem['params'] = {},
): ContentProblem => ({
  line,
  column,
  code,
  params,
})
