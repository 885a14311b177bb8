import { isScalar, type Node } from 'yaml'
import type { Rule } from '../rule'
import { RULE_KIND_NAMES, RULE_KINDS } from '../rule-kinds/registry'
import type { RuleKind } from '../rule-kinds/rule-kind'
import type { Reader } from './reader'
import type { Vocabulary } from './vocabulary'

export type RulePositions = Record<string, { readonly line: number; readonly column: number }>

const DEEPEST = 12

/**
 * Reads one rule: the bare word `always`, or a mapping with exactly one kind as its key and, if the author wants other
 * words than the generated ones, a `title`. Notes the position of every rule by its id.
 */
export function readRule(
  node: Node | null,
  id: string,
  reader: Reader,
  vocabulary: Vocabulary,
  positions: RulePositions,
  depth = 0,
): Rule | null {
  if (node === null) return null
  positions[id] = reader.positionOf(node)
  if (depth > DEEPEST) return reader.report(node, 'too-deep', { limit: DEEPEST })
  if (isScalar(node) && node.value === 'always') return { id, kind: 'always', title: null }
  const fields = reader.fields(node, [...RULE_KIND_NAMES, 'title'])
  if (!fields) return null
  const [name, ...others] = RULE_KIND_NAMES.filter((kind) => fields.has(kind))
  if (name === undefined) return reader.report(node, 'unknown-rule', { kinds: RULE_KIND_NAMES.join(', ') })
  if (others.length > 0) return reader.report(node, 'one-of-keys', { keys: RULE_KIND_NAMES.join(', ') })
  const kind = RULE_KINDS[name] as RuleKind<Rule>
  const title = fields.has('title') ? reader.local(fields.get('title')) : null
  const body = kind.read(fields.get(name), {
    reader,
    vocabulary,
    part: (part, index) => readRule(part, `${id}.${index}`, reader, vocabulary, positions, depth + 1),
  })
  return body && ({ id, kind: name, title, ...body } as Rule)
}
