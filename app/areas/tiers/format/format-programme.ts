import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLMap,
} from 'yaml'
import { parseYamlText } from '~/platform/yaml-document'
import { programmeJsonSchema } from '../parse/programme-json-schema'
import { arrangeFlow } from './arrange-flow'
import { createGrammar, type Grammar, type Place } from './grammar'
import { unpadded } from './unpadded'

/**
 * An author's rule file as all of them are written: keys in one order, one blank line between sections, what fits a line
 * in braces and what does not on lines of its own. Comments and quotes stay, lists and names stay in their order, so that
 * the same rules with the same hash are read from it. Null for what is not one YAML document: there is nothing to keep.
 *
 * Formatting what was formatted changes nothing.
 */
export function formatProgramme(source: string): string | null {
  let text = formatOnce(source)
  // A comment behind the last line of several nested blocks finds its level only when it is read again.
  for (let pass = 0; pass < PASSES && text !== null; pass++) {
    const again = formatOnce(text)
    if (again === text) break
    text = again
  }
  return text
}

function formatOnce(source: string): string | null {
  const reading = parseYamlText(source, new LineCounter())
  if (reading.tooDeep || reading.second || !reading.document || reading.document.errors.length > 0) return null
  // Under this schema every value is the text that its author wrote: 2.140 stays 2.140, and yes stays yes.
  const document = parseDocument(source, { schema: 'failsafe' })
  const root = document.contents
  if (!root) return null
  if (isMap<Node, Node | null>(root)) {
    const head = takeHeadComment(document, root)
    order(root, GRAMMAR.root, GRAMMAR)
    const first = root.items[0]?.key
    if (first) first.commentBefore = joined(head, first.commentBefore)
    spaceSections(root)
  }
  tidy(root)
  arrangeFlow(root)
  return unpadded(document.toString({ lineWidth: 0, singleQuote: false }))
}

const PASSES = 5

const GRAMMAR: Grammar = createGrammar(programmeJsonSchema(''))

/** The keys that say what the file is; the others are sections. */
const HEAD = ['track', 'title', 'effective', 'currency']

/**
 * What stands above the first lines of a file is about the file and stays on top; above a section, the last lines of it
 * are about the section and move with that.
 */
function takeHeadComment(document: Document, root: YAMLMap<Node, Node | null>): string | null {
  const first = root.items[0]?.key
  if (!first) return null
  const comment = joined(root.commentBefore, first.commentBefore)
  root.commentBefore = null
  first.commentBefore = null
  if (HEAD.includes(isScalar(first) ? String(first.value) : '')) return comment
  const place = comment?.lastIndexOf('\n\n') ?? -1
  document.commentBefore = joined(document.commentBefore, comment?.slice(0, Math.max(place, 0)))
  first.commentBefore = comment?.slice(place < 0 ? 0 : place + 2)
  return null
}

const joined = (first: string | null | undefined, second: string | null | undefined): string | null =>
  [first, second].filter(Boolean).join('\n') || null

function order(node: Node | null, places: readonly Place[], grammar: Grammar): void {
  if (isSeq<Node | null>(node)) for (const item of node.items) order(item, grammar.itemsOf(places), grammar)
  if (!isMap<Node, Node | null>(node)) return
  const place = grammar.mappingOf(places, node.items.map(keyOf))
  if (place?.keys) {
    const rank = (pair: Pair<Node, Node | null>) => {
      const found = place.keys?.indexOf(keyOf(pair)) ?? -1
      return found < 0 ? Number.POSITIVE_INFINITY : found
    }
    node.items = node.items.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
  }
  for (const pair of node.items) order(pair.value, place ? grammar.valueOf(place, keyOf(pair)) : [], grammar)
}

const keyOf = ({ key }: Pair<Node, Node | null>): string => (isScalar(key) ? String(key.value) : '')

/** One blank line before each section that takes lines of its own, and none between the lines of the head. */
function spaceSections(root: YAMLMap<Node, Node | null>): void {
  for (const [place, { key, value }] of root.items.entries()) {
    const isSection = isCollection(value) && !HEAD.includes(isScalar(key) ? String(key.value) : '')
    key.spaceBefore = place > 0 && isSection
  }
}

/** Single quotes become double ones, and nothing begins with a blank line. */
function tidy(node: Node | null): void {
  if (isScalar(node) && node.type === Scalar.QUOTE_SINGLE) node.type = Scalar.QUOTE_DOUBLE
  if (!isCollection(node)) return
  const parts = isMap<Node, Node | null>(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items
  const [first] = parts as (Node | null)[]
  if (first) first.spaceBefore = false
  for (const part of parts as (Node | null)[]) {
    if (isCollection(part) && isMap(node)) part.spaceBefore = false
    tidy(part)
  }
}
