import { SaxesParser, type SaxesTagNS } from 'saxes'
import { atOnce } from './at-once'

/**
 * Reads XML of strangers into a tree that knows its places. Deliberately less than XML 1.0: UTF-8 only; a DOCTYPE, an
 * entity of one's own and every processing instruction but the declaration are refused, so that no document can expand,
 * fetch or style anything. Pure; never throws because of its input.
 */

/** Lines and columns count from 1; `start` and `end` are places in the text that was read. */
export type XmlPlace = { readonly line: number; readonly column: number }
export type XmlText = XmlPlace & { readonly kind: 'text'; readonly text: string }
export type XmlElement = XmlPlace & {
  readonly kind: 'element'
  /** As written, `m:math`; `local` is `math`, `uri` the namespace its prefix stands for, or ''. */
  readonly name: string
  readonly prefix: string
  readonly local: string
  readonly uri: string
  /** By their names as written, without the declarations of namespaces. */
  readonly attributes: ReadonlyMap<string, string>
  /** Comments are gone, neighbouring texts are one, CDATA is text. */
  readonly children: readonly XmlNode[]
  readonly endLine: number
  readonly start: number
  readonly end: number
}
export type XmlNode = XmlElement | XmlText

export type XmlProblemCode =
  | 'doctype'
  | 'encoding'
  | 'not-well-formed'
  | 'processing-instruction'
  | 'too-deep'
  | 'too-large'
  | 'too-many-attributes'
  | 'too-many-elements'
/** `detail` says in English what the reader saw; it may quote the document. */
export type XmlProblem = XmlPlace & { readonly code: XmlProblemCode; readonly detail: string }

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly problem: XmlProblem }

export type XmlLimits = {
  /** UTF-16 units of the whole text. */
  readonly size: number
  readonly depth: number
  readonly elements: number
  /** On one element, declarations of namespaces included. */
  readonly attributes: number
}
export const XML_LIMITS: XmlLimits = { size: 20_000_000, depth: 100, elements: 500_000, attributes: 100 }

class Refusal extends Error {
  constructor(readonly problem: XmlProblem) {
    super(problem.detail)
  }
}

/** Reads a document given as bytes; they must be UTF-8, with or without a byte order mark. */
export function readXmlBytes(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): XmlReading {
  if (bytes.length > limits.size) return refused('too-large', `more than ${limits.size} bytes`)
  try {
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes), limits)
  } catch {
    return refused('encoding', 'the bytes are not UTF-8')
  }
}

/** Reads a document given as text. A byte order mark at its beginning is passed over. */
export const readXml = (source: string, limits: XmlLimits = XML_LIMITS): XmlReading =>
  atOnce(readXmlInTurns(source, limits))

/** The same in turns of some ten thousand characters each. */
export function* readXmlInTurns(source: string, limits: XmlLimits = XML_LIMITS): Generator<void, XmlReading> {
  if (source.length > limits.size) return refused('too-large', `more than ${limits.size} characters`)
  try {
    return { ok: true, root: yield* parse(source.replace(/^\uFEFF/, ''), limits) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

const refused = (code: XmlProblemCode, detail: string): XmlReading => ({
  ok: false,
  problem: { code, detail, line: 1, column: 1 },
})

type Open = Omit<XmlElement, 'children' | 'end' | 'endLine'> & { children: XmlNode[]; end: number; endLine: number }

function* parse(source: string, limits: XmlLimits): Generator<void, XmlElement> {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const stack: Open[] = []
  let root = null as Open | null
  let elements = 0
  let attributes = 0
  let begun = { line: 1, column: 1, start: 0 }
  let textBegan: XmlPlace = { line: 1, column: 1 }

  const placeAt = placesIn(source)
  const place = (): XmlPlace => ({ line: parser.line, column: parser.columnIndex + 1 })
  const beginningOf = (opening: string) => placeAt(source.lastIndexOf(opening, parser.position - 1))
  const refuse = (code: XmlProblemCode, detail: string, at: XmlPlace = place()): never => {
    throw new Refusal({ code, detail, line: at.line, column: at.column })
  }
  const addText = (text: string) => {
    const siblings = stack.at(-1)?.children
    if (!siblings || text === '') return
    const last = siblings.at(-1)
    if (last?.kind === 'text') siblings[siblings.length - 1] = { ...last, text: last.text + text }
    else siblings.push({ kind: 'text', text, ...textBegan })
  }

  parser.on('error', (error) => refuse('not-well-formed', error.message.replace(/^\d+:\d+: /, '')))
  parser.on('doctype', () => refuse('doctype', 'a DOCTYPE is not accepted', beginningOf('<!DOCTYPE')))
  parser.on('processinginstruction', ({ target }) =>
    refuse('processing-instruction', `the processing instruction ${target} is not accepted`, beginningOf('<?')),
  )
  parser.on('xmldecl', ({ encoding, version }) => {
    if (version !== undefined && version !== '1.0') refuse('not-well-formed', `XML ${version} is not read, only 1.0`)
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) refuse('encoding', `encoding ${encoding}`)
  })
  parser.on('opentagstart', ({ name }) => {
    // The event comes when the name and the one character that ended it are read.
    const start = source.lastIndexOf('<', parser.position - name.length - 1)
    begun = { ...placeAt(start), start }
    elements += 1
    attributes = 0
    if (elements > limits.elements) refuse('too-many-elements', `more than ${limits.elements} elements`, begun)
    if (stack.length >= limits.depth) refuse('too-deep', `nested more than ${limits.depth} deep`, begun)
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > limits.attributes) refuse('too-many-attributes', `more than ${limits.attributes} attributes`)
  })
  parser.on('opentag', (tag) => {
    const element = open(tag, begun)
    const parent = stack.at(-1)
    if (parent) parent.children.push(element)
    else root = element
    stack.push(element)
    textBegan = place()
  })
  parser.on('closetag', () => {
    const element = stack.pop()
    if (!element) return
    element.end = parser.position
    element.endLine = parser.line
    textBegan = place()
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('comment', () => {})

  for (const piece of piecesOf(source)) {
    parser.write(piece)
    yield
  }
  parser.close()
  return root ?? refuse('not-well-formed', 'the document holds no element')
}

const PIECE = 50_000

/** A text in pieces that end behind a tag, so that no character and no end of a line is cut in two. */
function* piecesOf(source: string): Generator<string> {
  for (let from = 0; from < source.length; ) {
    const end = source.indexOf('>', from + PIECE)
    const to = end < 0 ? source.length : end + 1
    yield source.slice(from, to)
    from = to
  }
}

/** Finds lines and columns of offsets that are asked for in rising order, in one pass over the text. */
function placesIn(source: string): (offset: number) => XmlPlace {
  const newline = /\r\n?|\n/g
  let line = 1
  let lineStart = 0
  let next = newline.exec(source)
  return (offset) => {
    while (next && newline.lastIndex <= offset) {
      line += 1
      lineStart = newline.lastIndex
      next = newline.exec(source)
    }
    return { line, column: offset - lineStart + 1 }
  }
}

function open(tag: SaxesTagNS, begun: XmlPlace & { start: number }): Open {
  const attributes = new Map<string, string>()
  for (const { name, value, prefix } of Object.values(tag.attributes)) {
    if (name !== 'xmlns' && prefix !== 'xmlns') attributes.set(name, value)
  }
  const { name, prefix, local, uri } = tag
  return { kind: 'element', name, prefix, local, uri, attributes, children: [], ...begun, endLine: begun.line, end: 0 }
}

/** The elements among the children, in their order. */
export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => child.kind === 'element')

/** All text inside, in reading order, as it is written. */
export const textOf = (node: XmlNode): string => (node.kind === 'text' ? node.text : node.children.map(textOf).join(''))
