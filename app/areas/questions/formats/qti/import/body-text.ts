import { escapeXml } from '~/platform/write-xml'
import { elementsOf, type XmlElement, type XmlNode } from '~/platform/xml'
import { LONGEST_TEXT } from '../../../question-base'
import { lostTags, plainWords, type RichText } from '../../../rich-text'
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

/** A text as HTML, to be put beside another. */
export const htmlOfText = ({ format, text }: RichText): string =>
  format === 'html' ? text : escapeXml(plainWords({ format, text }))

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#13);/g, (_, name: string) => CHARACTERS[name] ?? '')
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' }

/**
 * The text inside an element. Where our own files say in what notation it was written, that is taken as long as it still
 * says what stands there.
 */
export function textIn(element: XmlElement, replace: Replace = () => null): RichText | null {
  const [content, another] = elementsOf(element)
  if (content && !another && nameOf(content) === 'contentBody') return textIn(content, replace)
  const own = ownText(element)
  if (own && wordsIn(own.source) === wordsIn({ format: 'html', text: htmlOf([own.wrapper], replace) }))
    return own.source
  return richTextOf(htmlOf(element.children, replace))
}

/** The first thing in an element, when it is a wrapper that carries its own source. */
function ownText(element: XmlElement): { wrapper: XmlElement; source: RichText } | null {
  const [first] = elementsOf(element)
  if (!first) return null
  const format = first.attributes.get('data-rung-format')
  const text = first.attributes.get('data-rung-text')
  if (text === undefined || (format !== 'plain' && format !== 'markdown' && format !== 'html')) return null
  return { wrapper: first, source: { format, text } }
}

const wordsIn = ({ format, text }: RichText): string =>
  plainWords({ format, text: text.replace(/\[\[([a-z][a-z0-9-]*)\]\]/g, '⟦$1⟧') }).replace(/\s+/g, '')

/** What the text of an element loses in our notation; nothing when it is the author's own source that came along. */
export const lostIn = (element: XmlElement, text: RichText): readonly string[] =>
  sourceIn(element)?.text === text.text ? [] : lostTags(text)

const sourceIn = (element: XmlElement): RichText | null => {
  const [content] = elementsOf(element)
  return ownText(content && nameOf(content) === 'contentBody' ? content : element)?.source ?? null
}
