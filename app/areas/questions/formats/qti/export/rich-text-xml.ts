import { element, inlineElement, type XmlOut, type XmlOutElement } from '~/platform/write-xml'
import { parseRichText, type RichText } from '../../../rich-text'
import type { RichBlock, RichInline } from '../../../rich-text/nodes'

/** What to write for a piece of text, such as a gap in it; without it, the text itself. */
type WriteText = (text: string) => XmlOut[]
const asItIs: WriteText = (text) => [text]

/**
 * A text as XHTML. The notation it was written in goes along in attributes of a wrapper, so that Markdown comes back as
 * Markdown; a reader takes them only as long as they still say what stands inside.
 */
export function richTextXml(text: RichText, writeText: WriteText = asItIs): XmlOut[] {
  const [only, another] = parseRichText(text)
  const isBare = text.format === 'plain' && only?.kind === 'paragraph' && !another && /^\S+(?: \S+)*$/.test(text.text)
  return isBare ? only.children.flatMap((child) => inline(child, writeText)) : blocksXml(text, writeText)
}

/** The same where words may not stand alone, as in a body. */
export function blocksXml(text: RichText, writeText: WriteText = asItIs): [XmlOutElement] {
  const written = { 'data-rung-format': text.format, 'data-rung-text': text.text }
  return [element('div', written, ...parseRichText(text).flatMap((one) => block(one, writeText)))]
}

function block(node: RichBlock, writeText: WriteText): XmlOut[] {
  if (node.kind === 'code-block') return [inlineElement('pre', {}, inlineElement('code', {}, ...writeText(node.text)))]
  if (node.kind === 'list') {
    const items = node.items.map((item) => element('li', {}, ...item.flatMap((one) => block(one, writeText))))
    return [element(node.ordered ? 'ol' : 'ul', {}, ...items)]
  }
  return [inlineElement('p', {}, ...node.children.flatMap((child) => inline(child, writeText)))]
}

function inline(node: RichInline, writeText: WriteText): XmlOut[] {
  switch (node.kind) {
    case 'text':
      return writeText(node.text)
    case 'break':
      return [inlineElement('br')]
    case 'code':
      return [inlineElement('code', {}, ...writeText(node.text))]
    case 'link':
      return [inlineElement('a', { href: node.href }, ...node.children.flatMap((child) => inline(child, writeText)))]
    default:
      return [inlineElement(node.kind, {}, ...node.children.flatMap((child) => inline(child, writeText)))]
  }
}
