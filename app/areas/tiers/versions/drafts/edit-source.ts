import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from 'yaml'
import { parseYamlText } from '~/platform/yaml-document'

export type SourcePath = readonly (string | number)[]
export type SourceValue = string | number | boolean | readonly SourceValue[] | { readonly [key: string]: SourceValue }
/** What is to stand at a path; undefined takes it out, with its key. */
export type SourceEdit = { readonly path: SourcePath; readonly value: SourceValue | undefined }

/**
 * Changes values in a rule text and leaves the rest as its author wrote it. A value that stands there already is replaced
 * where it stands, so that no other character moves; what is new or taken out is done in the document, which keeps
 * comments and order. A text that is not YAML, or a path that leads through a value, changes nothing.
 */
export const editSource = (text: string, edits: readonly SourceEdit[]): string => edits.reduce(editOnce, text)

function editOnce(text: string, { path, value }: SourceEdit): string {
  const reading = parseYamlText(text, new LineCounter())
  if (reading.tooDeep || !reading.document || reading.document.errors.length > 0) return text
  const found = reading.document.getIn(path, true) as Node | undefined
  if (isScalar(found) && isPlain(value) && found.range) {
    if (sameValue(found, value)) return text
    const [start, end] = found.range
    return text.slice(0, start) + written(value, found) + text.slice(end)
  }
  return editDocument(text, path, value)
}

function editDocument(text: string, path: SourcePath, value: SourceValue | undefined): string {
  const document = parseDocument(text)
  if (!leads(document.contents, path)) return text
  if (value === undefined) document.deleteIn(path)
  else document.setIn(path, document.createNode(value, { flow: typeof value === 'object' }))
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
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
function written(value: Plain, before: Scalar): string {
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
