import { element, writeXml, type XmlOutElement } from '~/platform/write-xml'
import { writeZip } from '~/platform/zip.server'
import type { ExportedItem } from './export-qti'
import { mediaPath } from './media-path'

const PACKAGING = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
const METADATA = 'http://ltsc.ieee.org/xsd/LOM'

/**
 * A QTI 3.0 content package: the items, their pictures, and a manifest with their keywords.
 * @param bytesOf the content of a picture by its SHA-256; one that is missing is left out
 */
export async function writeQtiPackage(
  identifier: string,
  items: readonly ExportedItem[],
  bytesOf: (sha256: string) => Promise<Uint8Array | null>,
): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array | string>()
  files.set('imsmanifest.xml', writeXml(manifest(identifier, items)))
  for (const item of items) files.set(pathOf(item), item.xml)
  for (const picture of items.flatMap(({ media }) => media)) {
    const bytes = await bytesOf(picture.sha256)
    if (bytes) files.set(mediaPath(picture), bytes)
  }
  return writeZip(files)
}

const pathOf = ({ identifier }: ExportedItem): string => `items/${identifier}.xml`

const manifest = (identifier: string, items: readonly ExportedItem[]): XmlOutElement =>
  element(
    'manifest',
    { xmlns: PACKAGING, identifier: `package-${identifier}` },
    element('metadata', {}, element('schema', {}, 'QTI Package'), element('schemaversion', {}, '3.0.0')),
    element('organizations'),
    element('resources', {}, ...items.map(resource)),
  )

function resource(item: ExportedItem): XmlOutElement {
  const { identifier, keywords, media } = item
  const general = [text('title', item.question.title), ...keywords.map((keyword) => text('keyword', keyword))]
  return element(
    'resource',
    { identifier: `resource-${identifier}`, type: 'imsqti_item_xmlv3p0', href: pathOf(item) },
    element('metadata', {}, element('lom', { xmlns: METADATA }, element('general', {}, ...general))),
    ...[pathOf(item), ...media.map(mediaPath)].map((href) => element('file', { href })),
  )
}

const text = (name: string, words: string): XmlOutElement => element(name, {}, element('string', {}, words))
