import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, type Node, visit } from 'yaml'
import type { z } from 'zod'
import { parseYamlText } from './yaml-document'

/** What is wrong with a YAML file and where; lines and columns count from 1. The words belong to whoever shows it. */
export type YamlProblem = {
  readonly code: YamlProblemCode
  readonly line: number
  readonly column: number
  readonly params: Readonly<Record<string, string | number>>
}
export type YamlProblemCode =
  | 'syntax'
  | 'too-long'
  | 'alias'
  | 'key-duplicate'
  | 'key-unknown'
  | 'key-missing'
  | 'wrong-type'
  | 'choice'
  | 'format'
  | 'too-small'
  | 'too-big'
  | 'refused'

export type Place = { readonly line: number; readonly column: number }
export type Path = readonly (string | number)[]

export type YamlFile<T> =
  | {
      readonly ok: true
      readonly value: T
      /** Where the value at a path was written, for problems that only show beside other files. */
      readonly placeOf: (path: Path) => Place
    }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] }

const LONGEST = 200_000

/**
 * Reads an author's YAML file into the shape of a schema, or says everything that is wrong with it, each with its line.
 * Anchors are refused: a small file could otherwise unfold into a huge one.
 */
export function readYaml<Schema extends z.ZodType>(text: string, schema: Schema): YamlFile<z.output<Schema>> {
  if (text.length > LONGEST) return refuse([{ code: 'too-long', line: 1, column: 1, params: { limit: LONGEST } }])
  const lines = new LineCounter()
  const document = parse(text, lines)
  if (!document) return refuse([{ code: 'syntax', line: 1, column: 1, params: { detail: 'too deeply nested' } }])
  const early = problemsOfDocument(document, lines)
  if (early.length > 0) return refuse(early)

  const placeOf = (path: Path): Place => placeIn(document, lines, path)
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { ok: true, value: parsed.data, placeOf }
  const problems = parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, document, lines))
  return refuse(problems.sort((a, b) => a.line - b.line || a.column - b.column))
}

const refuse = <T>(problems: readonly YamlProblem[]): YamlFile<T> => ({ ok: false, problems })

function parse(text: string, lines: LineCounter): Document | null {
  const reading = parseYamlText(text, lines)
  return reading.tooDeep ? null : reading.document
}

function problemsOfDocument(document: Document, lines: LineCounter): YamlProblem[] {
  const problems = [...document.errors, ...document.warnings].map((error): YamlProblem => {
    const { line, col } = lines.linePos(error.pos[0])
    const place = { line: Math.max(line, 1), column: Math.max(col, 1) }
    if (error.code === 'DUPLICATE_KEY') return { code: 'key-duplicate', ...place, params: {} }
    return { code: 'syntax', ...place, params: { detail: error.message.split('\n')[0] ?? '' } }
  })
  visit(document, (_key, node) => {
    if (isAlias(node)) problems.push({ code: 'alias', ...placeAt(lines, node), params: {} })
  })
  return problems
}

function problemsOfIssue(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): YamlProblem[] {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol')
  const name = String(path.at(-1) ?? '')
  const place = placeIn(document, lines, path)
  const problem = (code: YamlProblemCode, params: YamlProblem['params'] = {}): YamlProblem[] => [
    { code, ...place, params: { name, ...params } },
  ]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'key-unknown',
      ...placeOfKey(document, lines, path, key),
      params: { name: key },
    }))
  }
  if (path.length > 0 && !document.hasIn(path)) return problem('key-missing')
  switch (issue.code) {
    case 'invalid_type':
      return problem('wrong-type', { expected: issue.expected })
    case 'invalid_value':
      return problem('choice', { choices: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return problem('format', { format: issue.format })
    case 'too_small':
      return problem('too-small', { limit: Number(issue.minimum), kind: issue.origin })
    case 'too_big':
      return problem('too-big', { limit: Number(issue.maximum), kind: issue.origin })
    default:
      return problem('refused', { detail: issue.message })
  }
}

/** The place of a value; of what is missing, the place of the nearest thing around it. */
function placeIn(document: Document, lines: LineCounter, path: Path): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node)) return placeAt(lines, node)
  }
  return { line: 1, column: 1 }
}

function placeOfKey(document: Document, lines: LineCounter, path: Path, key: string): Place {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isMap(map)) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    if (pair && isNode(pair.key)) return placeAt(lines, pair.key)
  }
  return placeIn(document, lines, path)
}

function placeAt(lines: LineCounter, node: Node): Place {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}
