import { escapeXml } from '~/platform/write-xml'
import type { XmlElement, XmlNode } from '~/platform/xml'
import { LONGEST_TEXT } from '../../../question-base'
import { lostTags, type RichText } from '../../../rich-text'
import { nameOf } from '../qti-element'

/** What to write in place of an element, as HTML; null to read it as usual. */
export type Replace = (element: XmlElement) => string | null

/** QTI's own elements inside a body that only group what they hold. */
const WRAPPERS = new Set(['contentBody', 'div', 'span', 'prompt', 'rubricBlock', 'templateInline', 'templateBlock'])
const VOID = new Set(['br', 'hr', 'img'])
const MATHML = 'http://www.w3.org/1998/Math/MathML'

/** The HTML inside an element in the small subset that texts of questions have, as source. */
export const htmlOf = (nodes: readonly XmlNode[], replace: Replace = () => null): string =>
  nodes.map((node) => (node.kind === 'text' ? escapeXml(node.text) : htmlOfElement(node, replace))).join('')

function htmlOfElement(element: XmlElement, replace: Replace): string {
  const replaced = replace(element)
  if (replaced !== null) return replaced
  const name = nameOf(element)
  const inside = () => htmlOf(element.children, replace)
  if (element.uri === MATHML || name === 'object' || name === 'audio' || name === 'video')
    return showObject(element, name)
  if (VOID.has(name)) return `<${name}${attributes(element, ['alt', 'src'])}>`
  if (name === 'pre') return `<pre>${inside()}</pre>`
  if (WRAPPERS.has(name)) return name === 'span' ? inside() : `<div>${inside()}</div>`
  return `<${name}${attributes(element, ['href'])}>${inside()}</${name}>`
}

const attributes = ({ attributes }: XmlElement, names: readonly string[]): string =>
  names
    .flatMap((name) => {
      const value = attributes.get(name)
      return value === undefined ? [] : [` ${name}="${escapeXml(value)}"`]
    })
    .join('')

/** Media stay behind; a tag that the reader of rich text reports is put where they were. */
const showObject = (element: XmlElement, name: string): string =>
  `<img alt="${escapeXml(element.attributes.get('alt') || name)}">`

/** A text of a question: plain when nothing in it is markup. Null when nothing is left to show. */
export function richTextOf(html: string): RichText | null {
  const trimmed = html.trim()
  if (trimmed === '' || trimmed.length > LONGEST_TEXT) return trimmed === '' ? null : { format: 'html', text: trimmed }
  if (trimmed.includes('<')) return { format: 'html', text: trimmed }
  const text = decode(trimmed).replace(/\s+/g, ' ').trim()
  return text === '' ? null : { format: 'plain', text }
}

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#13);/g, (_, name: string) => CHARACTERS[name] ?? '')
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' }

/** What the text loses in our notation, for the verdict. */
export const lostIn = (text: RichText): readonly string[] => lostTags(text)
