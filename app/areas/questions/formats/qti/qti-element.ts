import { textOf, type XmlElement } from '~/platform/xml'
import { type At, refuse } from './refusal'

/**
 * An element in the one spelling that the rest of the reader knows: QTI 2.x's. QTI 3.0 says the same things with a
 * prefix and hyphens (`qti-response-declaration base-type`), so both versions are read by the same code.
 */
export type QtiElement = At & {
  /** `responseDeclaration`; HTML and other vocabularies keep their names. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly QtiElement[]
  readonly xml: XmlElement
}

export function toQti(xml: XmlElement): QtiElement {
  const children: QtiElement[] = []
  for (const child of xml.children) if (child.kind === 'element') children.push(toQti(child))
  const attributes = new Map([...xml.attributes].map(([name, value]) => [attributeName(name), value]))
  return { name: nameOf(xml), element: xml.name, attributes, children, xml, line: xml.line, column: xml.column }
}

/** The name of an element in the spelling of QTI 2.x. */
export const nameOf = ({ local }: XmlElement): string => (local.startsWith('qti-') ? camelCase(local.slice(4)) : local)

const camelCase = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_match: string, letter: string) => letter.toUpperCase())

const attributeName = (name: string): string => (/^(data|aria)-|:/.test(name) ? name : camelCase(name))

export const childNamed = (element: QtiElement, name: string): QtiElement | null =>
  element.children.find((child) => child.name === name) ?? null
export const childrenNamed = (element: QtiElement, name: string): QtiElement[] =>
  element.children.filter((child) => child.name === name)

/** Everything of that name inside, at any depth, in reading order. */
export const descendantsNamed = (element: QtiElement, ...names: readonly string[]): QtiElement[] =>
  element.children.flatMap((child) => [
    ...(names.includes(child.name) ? [child] : []),
    ...descendantsNamed(child, ...names),
  ])

export const textIn = (element: QtiElement): string => textOf(element.xml)

export function needAttribute(element: QtiElement, name: string): string {
  return element.attributes.get(name) ?? refuse('attribute-missing', element, { attribute: name })
}

/** One of a few words, `fallback` when the attribute is absent. */
export function attributeOneOf<T extends string>(
  element: QtiElement,
  name: string,
  words: readonly T[],
  fallback: T,
): T {
  const value = element.attributes.get(name)?.trim()
  if (value === undefined) return fallback
  return words.find((word) => word === value) ?? refuse('attribute-not-understood', element, { attribute: name, value })
}

export const booleanAttribute = (element: QtiElement, name: string, fallback: boolean): boolean => {
  const word = attributeOneOf(element, name, ['true', 'false', '1', '0'], fallback ? 'true' : 'false')
  return word === 'true' || word === '1'
}
