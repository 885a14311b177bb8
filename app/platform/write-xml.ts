/** What `writeXml` writes: an element made by `element`, or a text. */
export type XmlOut = XmlOutElement | string
export type XmlOutElement = {
  readonly name: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly children: readonly XmlOut[]
  /** Whether blanks between the children would change what they say. */
  readonly inline: boolean
}
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Attributes that are undefined are left out. An element that holds a text is written on one line with all in it. */
export const element = (name: string, attributes: Attributes = {}, ...children: readonly XmlOut[]): XmlOutElement => ({
  name,
  attributes: Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  children: children.filter((child) => child !== ''),
  inline: children.some((child) => typeof child === 'string' || child.inline),
})

/** The same, for content in which a blank more between two elements would show. */
export const inlineElement = (...made: Parameters<typeof element>): XmlOutElement => ({
  ...element(...made),
  inline: true,
})

/** Writes a document that `readXml` reads back to the same names, attributes and texts. */
export const writeXml = (root: XmlOutElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}\n`

/**
 * Characters that XML 1.0 has no way to say become U+FFFD. A carriage return is written as a reference, because
 * readers turn a bare one into a newline.
 */
export const escapeXml = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 §2.2 leaves out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? character)

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** A reader folds bare tabs and newlines of an attribute into blanks. */
const escapeAttribute = (text: string): string =>
  escapeXml(text).replace(/[\t\n]/g, (character) => (character === '\t' ? '&#9;' : '&#10;'))

function writeElement({ name, attributes, children, inline }: XmlOutElement, indent: string): string {
  const head = `${name}${attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join('')}`
  if (children.length === 0) return `${indent}<${head}/>`
  if (inline) return `${indent}<${head}>${children.map(writeInline).join('')}</${name}>`
  const inside = children.map((child) => (typeof child === 'string' ? '' : writeElement(child, `${indent}  `)))
  return [`${indent}<${head}>`, ...inside, `${indent}</${name}>`].join('\n')
}

const writeInline = (child: XmlOut): string =>
  typeof child === 'string' ? escapeXml(child) : writeElement({ ...child, inline: true }, '')
