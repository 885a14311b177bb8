import { elementsOf, readXml, readXmlBytes, type XmlElement } from '~/platform/xml'
import { type ImportItem, type ImportResult, reasonsOf } from '../../import-result'
import { sortProblems } from '../../problems'
import { fromXmlProblem } from '../../xml-problem'
import { nameOf } from '../qti-element'
import { isItem, readItemElement } from '../read-item'
import { problemOf } from '../refusal'
import type { FindMedia } from './draft'
import { importItem } from './import-item'

/** What a package says beside an item, and how to find the pictures that it shows. */
type Surroundings = {
  readonly category: string | null
  readonly keywords: readonly string[]
  readonly findMedia: FindMedia
}
const ALONE: Surroundings = { category: null, keywords: [], findMedia: () => null }

/** Reads a file that is one item, or holds several, as results of other programs do. Saves nothing, never throws. */
export function importQti(source: string | Uint8Array, around: Surroundings = ALONE): ImportResult {
  const xml = typeof source === 'string' ? readXml(source) : readXmlBytes(source)
  if (!xml.ok) return { items: [], problems: [fromXmlProblem(xml.problem)], categories: [] }
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
  const found = itemsIn(xml.root)
  if (found.length === 0) {
    const { name, line, column } = xml.root
    const problem = problemOf({ code: 'not-an-item', element: name, line, column, params: {} })
    return { items: [], problems: [problem], categories: [] }
  }
  const items = found.map((element) => importElement(element, text.replace(/^\uFEFF/, ''), around))
  return { items, problems: sortProblems(items.flatMap(({ verdict }) => reasonsOf(verdict))), categories: [] }
}

const itemsIn = (element: XmlElement): XmlElement[] =>
  isItem(element) ? [element] : elementsOf(element).flatMap(itemsIn)

function importElement(element: XmlElement, text: string, around: Surroundings): ImportItem {
  const source = text.slice(element.start, element.end)
  const title = element.attributes.get('title')?.trim() || null
  const item = { line: element.line, endLine: element.endLine, title, category: around.category, source }
  const read = readItemElement(element)
  if (!read.ok) {
    const why = [{ ...problemOf(read.refusal), kept: source }]
    return { ...item, type: interactionName(element), verdict: { kind: 'refused', why } }
  }
  const { question, verdict, type, files } = importItem(read.value, around.keywords, around.findMedia)
  if (verdict.kind !== 'refused' && question) return { ...item, type: question.type, verdict, question, files }
  const [first, ...more] = reasonsOf(verdict)
  const why = first ? [{ ...first, kept: source }, ...more] : []
  return { ...item, type: type ?? interactionName(element), verdict: { kind: 'refused', why } }
}

/** What QTI calls the type of an item that was not taken. */
function interactionName(element: XmlElement): string | null {
  const name = nameOf(element)
  if (name.endsWith('Interaction')) return name
  for (const child of elementsOf(element)) {
    const found = interactionName(child)
    if (found) return found
  }
  return null
}
