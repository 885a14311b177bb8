import { elementsOf, textOf, type XmlElement } from '~/platform/xml'
import { nameOf } from '../qti-element'

/** One item of a content package, with what the manifest and the tests say of it. */
export type PackagedItem = {
  readonly path: string
  /** The titles of the test and the sections in which it stands, as a category. */
  readonly category: string | null
  readonly keywords: readonly string[]
}

type Resource = { readonly type: string; readonly path: string; readonly keywords: readonly string[] }

/** The resources of an `imsmanifest.xml` (IMS Content Packaging 1.2), by the paths of their files. */
export function resourcesOf(manifest: XmlElement): Resource[] {
  return elementsNamed(manifest, 'resource').flatMap((resource): Resource[] => {
    const href = resource.attributes.get('href')
    if (href === undefined) return []
    const base = resource.attributes.get('xml:base') ?? ''
    const keywords = elementsNamed(resource, 'keyword').map((keyword) => textOf(keyword).trim())
    const path = resolvePath('', `${base}${href}`)
    return path === null
      ? []
      : [{ type: resource.attributes.get('type') ?? '', path, keywords: keywords.filter((one) => one !== '') }]
  })
}

export const isItemResource = ({ type }: Resource): boolean => /^imsqti_item_/.test(type)
export const isTestResource = ({ type }: Resource): boolean => /^imsqti_(test|assessment)_/.test(type)

/** The items that a test names, in its order, each with the titles of the sections around it. */
export function itemsOfTest(test: XmlElement, testPath: string): { path: string; category: string }[] {
  const walk = (element: XmlElement, titles: readonly string[]): { path: string; category: string }[] =>
    elementsOf(element).flatMap((child) => {
      const name = nameOf(child)
      if (name === 'assessmentItemRef') {
        const path = resolvePath(testPath, child.attributes.get('href') ?? '')
        return path === null ? [] : [{ path, category: titles.join('/') }]
      }
      const title = name === 'assessmentSection' ? child.attributes.get('title')?.trim() : undefined
      return walk(child, title ? [...titles, title.replaceAll('/', '-')] : titles)
    })
  const title = test.attributes.get('title')?.trim().replaceAll('/', '-')
  return walk(test, title ? [title] : [])
}

/** A relative address inside a package as a path from its root; null when it leads out of it. */
export function resolvePath(from: string, address: string): string | null {
  const plain = decoded(address.split(/[?#]/)[0] ?? '')
  if (plain === null || plain === '' || /^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(plain)) return null
  const parts = from.split('/').slice(0, -1)
  for (const part of plain.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    return null
  }
}

function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.local === name ? [child] : []),
    ...elementsNamed(child, name),
  ])
}
