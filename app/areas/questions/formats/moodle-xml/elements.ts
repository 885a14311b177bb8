import { elementsOf, textOf, type XmlElement } from '~/platform/xml'

/** The first child of this name. */
export const child = (element: XmlElement, name: string): XmlElement | null =>
  elementsOf(element).find((one) => one.local === name) ?? null

export const children = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((one) => one.local === name)

/** The words directly in the child of this name, or null when there is no such child. */
export function wordsIn(element: XmlElement, name: string): string | null {
  const found = child(element, name)
  return found && textOf(found).trim()
}

/** What stands in the `<text>` of an element; old exports write it without one. */
export function textIn(element: XmlElement): string {
  const text = child(element, 'text')
  if (text) return textOf(text).trim()
  const direct = element.children.map((node) => (node.kind === 'text' ? node.text : ''))
  return direct.join('').trim()
}

/** Moodle writes yes as `1`, `true`, or, for some settings, as an empty element. */
export function flagIn(element: XmlElement, name: string, otherwise: boolean): boolean {
  const words = wordsIn(element, name)
  return words === null ? otherwise : !/^(0|false)$/i.test(words)
}
