import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from 'yaml'
import { parseYamlText } from '~/platform/yaml-document'
import { unpadded } from '../../format/unpadded'
import { mergeLines } from './merge-lines'

export type SourcePath = readonly (string | number)[]
export type SourceValue = string | number | boolean | readonly SourceValue[] | { readonly [key: string]: SourceValue }
/** What is to stand at a path; undefined takes it out, with its key. */
export type SourceEdit = { readonly path: SourcePath; readonly value: SourceValue | undefined }

/**
 * Changes values in a rule text and leaves the rest as its author wrote it. A value that stands there already is replaced
 * where it stands, so that no other character moves. What is new or taken out is done in the document, and only the lines
 * that differ by that are put into the text; comments and order stay, but for a comment on what is taken out. A text that
 * is not YAML, or a path that leads through a value, changes nothing.
 */
export const editSource = (text: string, edits: readonly SourceEdit[]): string => edits.reduce(editOnce, text)

function editOnce(text: string, { path, value }: SourceEdit): string {
  const reading = parseYamlText(text, new LineCounter())
  if (reading.tooDeep || !reading.document || reading.document.errors.length > 0) return text
  const found = reading.document.getIn(path, true) as Node | undefined
  if (isScalar(found) && isPlain(value) && found.range && isInLine(found)) {
    if (sameValue(found, value)) return text
    const [start, end] = found.range
    return text.slice(0, start) + plain(value, found) + text.slice(end)
  }
  return editDocument(text, path, value)
}

/** What stands nowhere yet, and a text in a block of its own, take more than other characters in their place. */
const isInLine = ({ type, value }: Scalar): boolean =>
  value !== null && type !== Scalar.BLOCK_LITERAL && type !== Scalar.BLOCK_FOLDED

function editDocument(text: string, path: SourcePath, value: SourceValue | undefined): string {
  const document = parseDocument(text)
  if (!leads(document.contents, path)) return text
  const before = written(document)
  if (value === undefined) document.deleteIn(path)
  else
    document.setIn(path, withComments(document.createNode(value, { flow: typeof value === 'object' }), document, path))
  const after = written(document)
  const merged = mergeLines(text, before, after)
  return merged !== null && meaning(merged) === meaning(after) ? merged : after
}

/** What was noted at a value is noted at the one that takes its place. */
function withComments(node: Node, document: Document, path: SourcePath): Node {
  const old = document.getIn(path, true)
  if (isNode(old)) Object.assign(node, { comment: old.comment, commentBefore: old.commentBefore })
  return node
}

const written = (document: Document): string => unpadded(document.toString({ lineWidth: 0 }))

/** What a text says, whichever way it is written; null for one that is not YAML. */
function meaning(text: string): string | null {
  const document = parseDocument(text)
  return document.errors.length > 0 ? null : JSON.stringify(document.toJS())
}

/** Can a value be put at the path, every step before the last being a mapping or a list, or not there yet? */
function leads(contents: unknown, path: SourcePath): boolean {
  let node: unknown = contents
  for (const step of path.slice(0, -1)) {
    if (!isMap(node) && !isSeq(node)) return false
    const next: unknown = node.get(step, true)
    if (next === undefined) return isMap(node)
    node = next
  }
  return isMap(node) || isSeq(node)
}

type Plain = string | number | boolean
const isPlain = (value: SourceValue | undefined): value is Plain => value !== undefined && typeof value !== 'object'

/** `2.50` and `2.5` are the same number; what is not changed stays as it was typed. */
const sameValue = (node: Scalar, value: Plain): boolean => node.value === value || node.source === String(value)

/** The value as YAML, in quotes as the one before it was, or where it needs them. */
function plain(value: Plain, before: Scalar): string {
  if (typeof value !== 'string') return String(value)
  if (before.type === Scalar.QUOTE_SINGLE && !/[\n\r]/.test(value)) return `'${value.replaceAll("'", "''")}'`
  return before.type === Scalar.QUOTE_DOUBLE || !isSafePlain(value) ? JSON.stringify(value) : value
}

/** May stand without quotes anywhere, within braces too, and is read back as the same text: words, and days. */
const isSafePlain = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ||
  (/^[\p{L}][\p{L}\p{M}\p{N} ._()/-]*$/u.test(text) &&
    text.trim() === text &&
    !/^(true|false|null|yes|no|on|off)$/i.test(text))
