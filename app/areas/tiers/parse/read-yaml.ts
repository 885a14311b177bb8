import { isAlias, type LineCounter, type Node, visit, type YAMLError } from 'yaml'
import { DEEPEST, parseYamlText } from '~/platform/yaml-document'
import type { Problem } from './problem'
import type { Reader } from './reader'

const LONGEST = 64_000

/** Reads a text as one YAML document and notes what is not YAML. */
export function readYaml(text: string, lines: LineCounter, reader: Reader): Node | null {
  if (text.length > LONGEST) return reader.report(null, 'too-long', { limit: LONGEST })
  const reading = parseYamlText(text, lines)
  if (reading.tooDeep) return reader.report(null, 'too-deep', { limit: DEEPEST })
  const { document, second } = reading
  for (const error of [...(document?.errors ?? []), ...(document?.warnings ?? [])])
    reader.problems.push(syntaxProblem(error, lines))
  if (second) reader.report(second.contents, 'syntax', { detail: 'a second document begins here' })
  if (!document) return null
  visit(document, (_key, node) => {
    if (isAlias(node)) reader.report(node, 'alias')
  })
  return document.contents
}

function syntaxProblem(error: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(error.pos[0])
  const detail = error.message.split('\n')[0] ?? ''
  const code = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax'
  return { code, line: Math.max(line, 1), column: Math.max(col, 1), params: code === 'syntax' ? { detail } : {} }
}
