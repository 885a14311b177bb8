import { sha256Hex } from '~/platform/hash.server'
import { imageSizeOf } from '~/platform/image-size'
import { inTurns } from '~/platform/in-turns.server'
import { mediaTypeOf } from '~/platform/media-type'
import { readXmlBytes, type XmlElement } from '~/platform/xml'
import { isZip, readZip, type ZipProblem } from '~/platform/zip.server'
import { PICTURE_TYPES } from '../../../types/hotspot/schema'
import type { ImportItem, ImportResult } from '../../import-result'
import type { Problem } from '../../problems'
import { fromXmlProblem } from '../../xml-problem'
import { nameOf } from '../qti-element'
import type { Media } from './draft'
import { importQti } from './import-qti'
import { isItemResource, isTestResource, itemsOfTest, type PackagedItem, resolvePath, resourcesOf } from './manifest'

type Files = ReadonlyMap<string, Uint8Array>
const MANIFEST = 'imsmanifest.xml'

/** Reads a QTI file of any kind: an item, or a content package as a zip. Saves nothing, never throws. */
export async function importQtiFile(source: string | Uint8Array): Promise<ImportResult> {
  if (typeof source === 'string' || !isZip(source)) return importQti(source)
  const zip = await readZip(source)
  return zip.ok ? inTurns(readPackage(zip.files)) : failed(fromZipProblem(zip.problem))
}

const failed = (problem: Problem): ImportResult => ({ items: [], problems: [problem], categories: [] })

const fromZipProblem = ({ code, entry, detail }: ZipProblem): Problem => ({
  code: `zip-${code}`,
  severity: 'error',
  line: 1,
  column: 1,
  params: { entry: entry ?? '', detail },
})

function* readPackage(files: Files): Generator<void, ImportResult> {
  const read = listItems(files)
  if ('problem' in read) return failed(read.problem)
  if (read.items.length === 0) return failed({ code: 'qti-package-empty', severity: 'error', line: 1, column: 1 })
  const imported: ImportResult[] = []
  for (const item of read.items) {
    imported.push(importFrom(files, item))
    yield
  }
  const categories = [...new Set(read.items.flatMap(({ category }) => category ?? []))]
  return {
    items: imported.flatMap(({ items }) => items),
    problems: imported.flatMap(({ problems }) => problems),
    categories: categories.map((path) => ({ line: 1, path })),
  }
}

/** By the manifest and its tests; without a manifest every file that is an item counts. */
function listItems(files: Files): { items: PackagedItem[] } | { problem: Problem } {
  const manifest = files.get(MANIFEST)
  if (!manifest) {
    const paths = [...files.keys()].filter((path) => path.endsWith('.xml') && isItemFile(files, path))
    return { items: paths.map((path) => ({ path, category: null, keywords: [] })) }
  }
  const xml = readXmlBytes(manifest)
  if (!xml.ok) return { problem: fromXmlProblem(xml.problem) }
  const resources = resourcesOf(xml.root)
  const inTests = new Map(
    resources.filter(isTestResource).flatMap(({ path }) => {
      const test = rootOf(files, path)
      return test ? itemsOfTest(test, path).map((one) => [one.path, one.category] as const) : []
    }),
  )
  const items = resources.filter(isItemResource).map(({ path, keywords }) => ({
    path,
    category: inTests.get(path) || null,
    keywords,
  }))
  const order = [...inTests.keys()]
  const placeOf = ({ path }: PackagedItem) => (order.includes(path) ? order.indexOf(path) : order.length)
  return { items: items.sort((a, b) => placeOf(a) - placeOf(b)) }
}

const rootOf = (files: Files, path: string): XmlElement | null => {
  const bytes = files.get(path)
  const xml = bytes && readXmlBytes(bytes)
  return xml?.ok ? xml.root : null
}
function isItemFile(files: Files, path: string): boolean {
  const root = rootOf(files, path)
  return root !== null && nameOf(root) === 'assessmentItem'
}

function importFrom(files: Files, { path, category, keywords }: PackagedItem): ImportResult {
  const bytes = files.get(path)
  if (!bytes) return failed({ code: 'qti-file-missing', severity: 'error', line: 1, column: 1, params: { path } })
  const findMedia = (address: string) => mediaAt(files, resolvePath(path, address))
  const result = importQti(bytes, { category, keywords, findMedia })
  if (result.items.length > 0) return result
  // A file that is no XML is still one question that the package promised.
  const item: ImportItem = {
    line: 1,
    endLine: 1,
    title: path,
    category,
    type: null,
    source: '',
    verdict: { kind: 'refused', why: result.problems },
  }
  return { ...result, items: [item] }
}

/** A picture of a kind that pages may show, by what its bytes say. */
function mediaAt(files: Files, path: string | null): Media | null {
  const bytes = path === null ? undefined : files.get(path)
  if (path === null || !bytes) return null
  const mediaType = mediaTypeOf(path)
  const size = imageSizeOf(path, bytes)
  if (!size || !(PICTURE_TYPES as readonly string[]).includes(mediaType)) return null
  return { sha256: sha256Hex(bytes), mediaType, ...size, bytes }
}
