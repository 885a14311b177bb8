import { crc32 } from 'node:zlib'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/**
 * Zip files of strangers, into memory. Everything that an archive can be used for beyond carrying files is refused as
 * a whole: names that leave the folder, links, two files of one name, what is locked, and what grows out of proportion.
 */

export type ZipLimits = {
  /** Entries, folders included. */
  readonly entries: number
  /** Bytes of the archive, of all files unpacked, and of one file unpacked. */
  readonly packedBytes: number
  readonly totalBytes: number
  readonly fileBytes: number
  /** How many times larger a file may be than what it is packed into. */
  readonly ratio: number
}
export const ZIP_LIMITS: ZipLimits = {
  entries: 5_000,
  packedBytes: 50_000_000,
  totalBytes: 200_000_000,
  fileBytes: 50_000_000,
  ratio: 100,
}
/** Files smaller than this may be packed as tightly as they are: a page of blanks is no attack. */
const RATIO_FROM_BYTES = 10_000

export type ZipProblemCode =
  | 'damaged'
  | 'duplicate-name'
  | 'encrypted'
  | 'not-a-file'
  | 'ratio'
  | 'too-large'
  | 'too-many'
  | 'unsafe-name'
/** `entry` is the name as the archive has it, or null when the archive itself is meant. */
export type ZipProblem = { readonly code: ZipProblemCode; readonly entry: string | null; readonly detail: string }

export type ZipReading =
  /** By their names, with `/` between folders; folders themselves are left out. */
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly problem: ZipProblem }

class Refusal extends Error {
  constructor(readonly problem: ZipProblem) {
    super(problem.detail)
  }
}
const refuse = (code: ZipProblemCode, entry: string | null, detail: string): never => {
  throw new Refusal({ code, entry, detail })
}

/** Whether bytes begin as a zip file does, an empty one included. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3] === bytes[2] + 1

/** Unpacks an archive; nothing of it when anything is wrong with it. Never throws because of its input. */
export async function readZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipReading> {
  try {
    if (bytes.length > limits.packedBytes) refuse('too-large', null, `more than ${limits.packedBytes} bytes`)
    const zip = await openZip(bytes)
    const entries = await checkedEntries(zip, bytes.length, limits)
    const files = new Map<string, Uint8Array>()
    for (const entry of entries) files.set(entry.fileName, await unpack(zip, entry))
    return { ok: true, files }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

const openZip = (bytes: Uint8Array): Promise<ZipFile> =>
  orDamaged(null, fromBufferPromise(Buffer.from(bytes), { autoClose: false, strictFileNames: true }))

/** Reads the whole table of contents and judges it before the first file is unpacked. */
async function checkedEntries(zip: ZipFile, packedBytes: number, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) refuse('too-many', null, `more than ${limits.entries} entries`)
  const names = new Set<string>()
  const entries: Entry[] = []
  let total = 0
  for (const entry of await listEntries(zip)) {
    checkEntry(entry, limits)
    // Systems that do not tell A from a, or é from e with an accent, would see one file here.
    const key = entry.fileName.normalize('NFC').toLowerCase()
    if (names.has(key)) refuse('duplicate-name', entry.fileName, 'two entries have this name')
    names.add(key)
    total += entry.uncompressedSize
    if (total > limits.totalBytes) refuse('too-large', entry.fileName, `unpacked, more than ${limits.totalBytes} bytes`)
    if (!entry.fileName.endsWith('/')) entries.push(entry)
  }
  // Entries that share one packed content pass one by one; together they cannot.
  if (isOutOfProportion(total, packedBytes, limits)) refuse('ratio', null, `more than ${limits.ratio} times its size`)
  const folderless = entries.find(({ fileName }) => isFileAndFolder(fileName, names))
  if (folderless) refuse('duplicate-name', folderless.fileName, 'the name is a file and a folder')
  return entries
}

/** What yauzl checks itself comes as a sentence. */
const CODES_OF_MESSAGES: readonly (readonly [RegExp, ZipProblemCode])[] = [
  [/(relative|absolute) path|in fileName/, 'unsafe-name'],
  [/encryption/, 'encrypted'],
]

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    const detail = messageOf(error)
    refuse(CODES_OF_MESSAGES.find(([pattern]) => pattern.test(detail))?.[1] ?? 'damaged', null, detail)
  }
  return entries
}

function checkEntry(entry: Entry, limits: ZipLimits): void {
  const { fileName, compressedSize, uncompressedSize } = entry
  if (!isSafeName(fileName)) refuse('unsafe-name', fileName, 'the name leaves its folder or is not a plain path')
  if (entry.isEncrypted()) refuse('encrypted', fileName, 'the entry is encrypted')
  if (!isPlainFile(entry)) refuse('not-a-file', fileName, 'the entry is a link or a device')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    refuse('damaged', fileName, `packed by method ${entry.compressionMethod}, only stored and deflated are read`)
  if (uncompressedSize > limits.fileBytes)
    refuse('too-large', fileName, `unpacked, more than ${limits.fileBytes} bytes`)
  if (isOutOfProportion(uncompressedSize, compressedSize, limits))
    refuse('ratio', fileName, `more than ${limits.ratio} times what it is packed into`)
}

const isOutOfProportion = (unpacked: number, packed: number, { ratio }: ZipLimits): boolean =>
  unpacked > RATIO_FROM_BYTES && unpacked > packed * ratio

/** A relative path of plain parts. Backslashes, drive letters and control characters have no place in it. */
function isSafeName(name: string): boolean {
  if (name === '' || name.length > 500 || /[\\:\p{Cc}\uFFFD]/u.test(name) || name.startsWith('/')) return false
  return name
    .replace(/\/$/, '')
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..')
}

/** Archives made on Unix carry the kind of file in the upper half; 0 means that none was written down. */
function isPlainFile({ externalFileAttributes, fileName }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0o170000
  return kind === 0 || kind === (fileName.endsWith('/') ? 0o040000 : 0o100000)
}

function isFileAndFolder(name: string, names: ReadonlySet<string>): boolean {
  const parts = name.normalize('NFC').toLowerCase().split('/')
  return names.has(`${parts.join('/')}/`) || parts.some((_, at) => at > 0 && names.has(parts.slice(0, at).join('/')))
}

/** yauzl stops at the size that the table of contents names, and complains when the content is not of that size. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await orDamaged(entry.fileName, zip.openReadStreamPromise(entry))
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk)
  } catch (error) {
    refuse('damaged', entry.fileName, messageOf(error))
  }
  const content = Buffer.concat(chunks)
  if (crc32(content) !== entry.crc32 >>> 0) refuse('damaged', entry.fileName, 'the checksum is another one')
  return new Uint8Array(content.buffer, content.byteOffset, content.length)
}

async function orDamaged<T>(entry: string | null, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    return refuse('damaged', entry, messageOf(error))
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Makes an archive. The same files make the same bytes: times are those of the zip epoch. Texts become UTF-8. */
export function writeZip(files: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  const content: Zippable = {}
  for (const [name, file] of files) content[name] = typeof file === 'string' ? strToU8(file) : file
  return zipSync(content, { level: 6, mtime: new Date(1980, 0, 1) })
}
