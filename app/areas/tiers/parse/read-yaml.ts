import { Composer, type CST, isAlias, type LineCounter, type Node, Parser, visit, type YAMLError } from 'yaml'
import type { Problem } from './problem'
import type { Reader } from './reader'

const LONGEST = 64_000
const DEEPEST = 60

/**
 * Reads a text as one YAML document and notes what is not YAML. The package builds its tree recursively, and a text that
 * nests ten thousand levels ends not only its stack but the whole process; so the depth is measured first, on the
 * tokens, which are made and walked without recursion.
 */
export function readYaml(text: string, lines: LineCounter, reader: Reader): Node | null {
  if (text.length > LONGEST) return reader.report(null, 'too-long', { limit: LONGEST })
  const tokens = [...new Parser(lines.addNewLine).parse(text)]
  if (isTooDeep(tokens)) return reader.report(null, 'too-deep', { limit: DEEPEST })
  const [document, second] = new Composer({ prettyErrors: false }).compose(tokens, true, text.length)
  for (const error of [...(document?.errors ?? []), ...(document?.warnings ?? [])])
    reader.problems.push(syntaxProblem(error, lines))
  if (second) reader.report(second.contents, 'syntax', { detail: 'a second document begins here' })
  if (!document) return null
  visit(document, (_key, node) => {
    if (isAlias(node)) reader.report(node, 'alias')
  })
  return document.contents
}

function isTooDeep(tokens: readonly CST.Token[]): boolean {
  const waiting = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return true
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const { key, value } of token.items)
      for (const part of [key, value]) if (part) waiting.push({ token: part, depth: depth + 1 })
  }
  return false
}

function syntaxProblem(error: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0])
  const detail = error.message.split('\n')[0] ?? ''
  const code = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax'
  return { code, line: Math.max(line, 1), column: Math.max(col, 1), params: code === 'syntax' ? { detail } : {} }
}
