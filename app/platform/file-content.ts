/** How a file begins and ends; for a small one both are all of it. */
export type FileEnds = { head: Uint8Array; tail: Uint8Array; size: number }

const HEAD = 4_096
/** The list of a ZIP file's entries stands at its end. */
const TAIL = 65_536

/** Collects the ends of a file that comes in pieces. */
export function fileEnds(): { add(chunk: Uint8Array): void; read(): FileEnds } {
  let head = new Uint8Array(0)
  let tail = new Uint8Array(0)
  let size = 0
  return {
    add(chunk) {
      if (head.length < HEAD) head = joined(head, chunk.subarray(0, HEAD - head.length))
      tail = chunk.length >= TAIL ? chunk.slice(-TAIL) : joined(tail.subarray(-(TAIL - chunk.length)), chunk)
      size += chunk.length
    },
    read: () => ({ head, tail, size }),
  }
}

/**
 * Is the content what the ending of the file's name promises? Known formats are told by their first bytes, those that are
 * ZIP files by the entries they must have, texts by being UTF-8 without control characters. An ending that is not known
 * here is never right.
 */
export function isContentOf(extension: string, ends: FileEnds): boolean {
  const kind = Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined
  return ends.size > 0 && kind !== undefined && kind(ends)
}

type Test = (ends: FileEnds) => boolean

const startsWith =
  (...starts: (readonly number[] | string)[]): Test =>
  ({ head }) =>
    starts.some((start) => bytesOf(start).every((byte, index) => head[index] === byte))

const isPdf = startsWith('%PDF-')
const isZip = startsWith([0x50, 0x4b, 0x03, 0x04])

/** An Office Open XML file has its content types and the folder of its application. */
const isOffice =
  (folder: string): Test =>
  (ends) =>
    isZip(ends) && holds(ends.tail, '[Content_Types].xml') && holds(ends.tail, `${folder}/`)

/** An OpenDocument file begins with its media type, uncompressed (OpenDocument 1.3 part 2 §3.3). */
const isOpenDocument =
  (kind: string): Test =>
  (ends) =>
    isZip(ends) && holds(ends.head.subarray(0, 128), `mimetypeapplication/vnd.oasis.opendocument.${kind}`)

const isText: Test = ({ head, tail, size }) => isPlain(head) && (size <= head.length || isPlain(tail))

const KINDS: Readonly<Record<string, Test>> = {
  csv: isText,
  docx: isOffice('word'),
  gif: startsWith('GIF87a', 'GIF89a'),
  jpeg: startsWith([0xff, 0xd8, 0xff]),
  jpg: startsWith([0xff, 0xd8, 0xff]),
  json: isText,
  log: isText,
  md: isText,
  odp: isOpenDocument('presentation'),
  ods: isOpenDocument('spreadsheet'),
  odt: isOpenDocument('text'),
  pdf: isPdf,
  png: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  pptx: isOffice('ppt'),
  txt: isText,
  webp: ({ head }) =>
    startsWith('RIFF')({ head, tail: head, size: head.length }) && holds(head.subarray(8, 12), 'WEBP'),
  xlsx: isOffice('xl'),
  xml: isText,
  yaml: isText,
  yml: isText,
  zip: isZip,
}

const bytesOf = (text: readonly number[] | string): readonly number[] =>
  typeof text === 'string' ? [...text].map((character) => character.charCodeAt(0)) : text

const holds = (bytes: Uint8Array, text: string): boolean => latin(bytes).includes(text)

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

/** UTF-8 without control characters; a character that is cut at either end does not count against it. */
function isPlain(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c))
    return false
  const text = new TextDecoder().decode(bytes)
  return !text.slice(4, -4).includes('\uFFFD')
}

function joined(one: Uint8Array, other: Uint8Array) {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
