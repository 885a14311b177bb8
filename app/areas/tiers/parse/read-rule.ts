import { isScalar, type Node } from 'yaml'
import { RULE_KIND_NAMES, RULE_KINDS } from '../engine/rule-kinds/registry'
import type { Reading, RuleKind } from '../engine/rule-kinds/rule-kind'
import type { Rule } from '../language/rule'
import type { Reader } from './reader'
import type { Vocabulary } from './vocabulary'

export type RulePositions = Record<string, { readonly line: number; readonly column: number }>

const DEEPEST = 12

/** Reads the rules of one version: what names they may use, and where the position of each is noted. */
export type RuleReader = {
  readonly reader: Reader
  readonly vocabulary: Vocabulary
  readonly positions: RulePositions
}

/**
 * Reads one rule: the bare word `always`, or a mapping with exactly one kind as its key and, if the author wants other
 * words than the generated ones, a `title`. Notes the position of every rule by its id.
 */
export const readRule = (node: Node | null, id: string, of: RuleReader): Rule | null => readPart(node, id, of, 0)

/** What may be said in a rule that stands by itself, or in a number that is defined by name. */
export const outermost = ({ reader, vocabulary, positions }: RuleReader, id: string, depth = 0): Reading => ({
  ...{ reader, vocabulary, id, variables: [], itemFields: [] },
  fieldsOf: (source) => fieldsOf(source, vocabulary),
  happens: (source) => !(vocabulary.records[source]?.lasts ?? LASTING.includes(source)),
  part: (value, name, inner) => readPart(value, `${id}.${name}`, { reader, vocabulary, positions }, depth + 1, inner),
})

function readPart(node: Node | null, id: string, of: RuleReader, depth: number, around?: Reading): Rule | null {
  const { reader, positions } = of
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
  const body = kind.read(fields.get(name), readingOf(of, id, depth, around))
  return body && ({ id, kind: name, title, ...body } as Rule)
}

/** A part may speak of what the rules around it are about, unless it says of something else. */
function readingOf(of: RuleReader, id: string, depth: number, around?: Reading): Reading {
  const own = outermost(of, id, depth)
  if (!around) return own
  const reading: Reading = {
    ...own,
    ...{ variables: around.variables, itemFields: around.itemFields },
    part: (value, name, inner) => readPart(value, `${id}.${name}`, of, depth + 1, inner ?? reading),
  }
  return reading
}

/** What is taken as it is at the date; certificates and courses may also be counted by when they came. */
const LASTING = ['people', 'competencies']

function fieldsOf(source: string, { records, traits, amounts }: Vocabulary): readonly string[] | null {
  if (source === 'people') return ['role', 'certification', 'date']
  if (source === 'certificates')
    return ['certification', 'date', ...new Set(Object.values(traits).flatMap((of) => Object.keys(of)))]
  if (source === 'courses') return ['course', 'date']
  if (source === 'competencies') return ['competency']
  const record = records[source]
  if (record) return [...record.fields, 'date']
  const declared = amounts[source]
  return declared ? ['amount', 'date', ...declared] : null
}
