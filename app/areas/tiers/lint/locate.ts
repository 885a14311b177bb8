import { isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml'
import { parseYamlText } from '~/platform/yaml-document'
import type { RulePositions } from '../parse/read-rule'
import type { Finding } from './finding'

/** The findings with the lines of the author's text that they are about, in reading order. */
export function located(findings: readonly Finding[], source: string, positions: RulePositions): Finding[] {
  const lines = new LineCounter()
  const reading = parseYamlText(source, lines)
  const root = reading.tooDeep ? null : (reading.document?.contents ?? null)
  const placeOf = (path: string) => positionOf(path, positions) ?? follow(root, path, lines)
  return findings
    .map((one) => ({ ...one, ...placeOf(one.path) }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** The innermost rule that has the place in it. */
function positionOf(path: string, positions: RulePositions): { line: number; column: number } | null {
  const steps = path.split('.')
  for (let length = steps.length; length > 0; length--) {
    const id = steps.slice(0, length).join('.')
    if (Object.hasOwn(positions, id)) return positions[id] ?? null
  }
  return null
}

/** As far as the keys of a path lead: members of lists by their place, or by their `slug`. */
function follow(root: Node | null, path: string, lines: LineCounter): { line: number; column: number } {
  let [node, found] = [root, root]
  for (const step of path.split('.')) {
    const next = memberOf(node, step)
    if (!next) break
    found = next.at
    node = next.value
  }
  const { line, col } = lines.linePos(found?.range?.[0] ?? 0)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

function memberOf(node: Node | null, step: string): { at: Node; value: Node | null } | null {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step)
    return pair ? { at: pair.key, value: pair.value } : null
  }
  if (!isSeq<Node>(node)) return null
  const item = /^\d+$/.test(step)
    ? node.items[Number(step)]
    : node.items.find((one) => isMap<Node, Node | null>(one) && String(one.get('slug')) === step)
  return item ? { at: item, value: item } : null
}
