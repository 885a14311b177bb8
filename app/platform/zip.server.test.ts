import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { isZip, readZip, writeZip, ZIP_LIMITS, type ZipLimits } from './zip.server'

/** What an archive says of an entry, which need not be true. */
type Entry = {
  name: string
  content?: string | Buffer
  deflated?: boolean
  flags?: number
  method?: number
  unixMode?: number
  claimedSize?: number
  claimedCrc?: number
  /** Points to the content of another entry instead of carrying one. */
  sharesWith?: number
}

/** Builds an archive byte by byte (PKWARE APPNOTE 4.3), honest or not. */
function archive(...entries: Entry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? 'x')
    const packed = entry.deflated ? deflateRawSync(content) : content
    const name = Buffer.from(entry.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0x800, 2)
    fields.writeUInt16LE(entry.method ?? (entry.deflated ? 8 : 0), 4)
    fields.writeUInt32LE(entry.claimedCrc ?? crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.claimedSize ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    offsets.push(entry.sharesWith === undefined ? offset : (offsets[entry.sharesWith] ?? 0))
    if (entry.sharesWith === undefined) {
      locals.push(local)
      offset += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.unixMode ?? 0) << 16) >>> 0, 6)
    rest.writeUInt32LE(offsets.at(-1) ?? 0, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, rest, name]))
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

const read = async (bytes: Buffer, limits: Partial<ZipLimits> = {}) => {
  const reading = await readZip(bytes, { ...ZIP_LIMITS, ...limits })
  if (!reading.ok) return reading.problem.code
  return Object.fromEntries([...reading.files].map(([name, file]) => [name, Buffer.from(file).toString()]))
}
const blanks = (count: number) => Buffer.alloc(count, 0x20)

describe('reads', () => {
  it('files stored and deflated, in folders, with names of any script; folders themselves vanish', async () => {
    const bytes = archive(
      { name: 'items/', content: '', unixMode: 0o040755 },
      { name: 'items/q.xml', content: '<q/>', deflated: true, unixMode: 0o100644 },
      { name: 'رسانه/ä.txt', content: 'ø' },
      { name: 'empty', content: '' },
    )
    expect(await read(bytes)).toEqual({ 'items/q.xml': '<q/>', 'رسانه/ä.txt': 'ø', empty: '' })
  })

  it('what it wrote, and writes the same bytes each time', async () => {
    const files = new Map<string, string | Uint8Array>([
      ['imsmanifest.xml', '<manifest/>'],
      ['media/a.png', new Uint8Array([0, 255, 1])],
    ])
    const reading = await readZip(writeZip(files))
    expect(reading.ok && [...reading.files].map(([name, file]) => [name, [...file]])).toEqual([
      ['imsmanifest.xml', [...Buffer.from('<manifest/>')]],
      ['media/a.png', [0, 255, 1]],
    ])
    expect(writeZip(files)).toEqual(writeZip(files))
    expect([isZip(writeZip(files)), isZip(writeZip(new Map())), isZip(Buffer.from('<xml/>'))]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('a small file of blanks, however tightly it is packed', async () =>
    expect(await read(archive({ name: 'a', content: blanks(9_000), deflated: true }))).toHaveProperty('a'))
})

describe('refuses', () => {
  it.each([
    '../a',
    'a/../../b',
    'a/..',
    './a',
    'a//b',
    '/etc/passwd',
    'C:/a',
    'C:\\a',
    'a\\b',
    '..\\a',
    'a\u0000.xml',
    'a\nb',
    '',
  ])('the name %j', async (name) => expect(await read(archive({ name: 'fine' }, { name }))).toBe('unsafe-name'))

  it.each([
    ['of equal spelling', 'a.xml', 'a.xml'],
    ['that differ by case', 'a.xml', 'A.xml'],
    ['that differ by composition', 'é', 'e\u0301'],
    ['of a file and a folder', 'a', 'a/b'],
    ['of a folder and a file', 'a/b/c', 'a/b'],
  ])('two names %s', async (_, one, other) =>
    expect(await read(archive({ name: one }, { name: other }))).toBe('duplicate-name'),
  )

  it.each([
    ['a symbolic link', { unixMode: 0o120777 }, 'not-a-file'],
    ['a device', { unixMode: 0o020666 }, 'not-a-file'],
    ['a file that calls itself a folder', { unixMode: 0o040755 }, 'not-a-file'],
    ['an encrypted entry', { flags: 0x801, content: '12 bytes, key', claimedSize: 1 }, 'encrypted'],
    ['a strongly encrypted entry', { flags: 0x841 }, 'encrypted'],
    ['a strange method', { method: 14 }, 'damaged'],
    ['a wrong checksum', { claimedCrc: 1 }, 'damaged'],
    ['more content than is claimed', { content: blanks(5_000), deflated: true, claimedSize: 10 }, 'damaged'],
    ['less content than is claimed', { content: 'abc', deflated: true, claimedSize: 10 }, 'damaged'],
    ['a bomb', { content: blanks(3_000_000), deflated: true }, 'ratio'],
  ] satisfies [string, Partial<Entry>, string][])('%s', async (_, entry, code) =>
    expect(await read(archive({ name: 'a', ...entry }))).toBe(code),
  )

  it('many entries that share one packed content', async () => {
    const content = Buffer.concat([blanks(60_000), Buffer.from([...Array(1_000).keys()].map((i) => (i * 7919) % 251))])
    const entry = { content, deflated: true }
    const bytes = archive(
      { name: 'n0', ...entry },
      ...[...Array(80).keys()].map((i) => ({ name: `m${i}`, sharesWith: 0, ...entry })),
    )
    expect(await read(bytes)).toBe('ratio')
  })

  it('more than the limits, before anything is unpacked', async () => {
    const bytes = archive({ name: 'a', content: 'aaaa' }, { name: 'b', content: 'bbbb' })
    expect(await read(bytes, { entries: 1 })).toBe('too-many')
    expect(await read(bytes, { fileBytes: 3 })).toBe('too-large')
    expect(await read(bytes, { totalBytes: 7 })).toBe('too-large')
    expect(await read(bytes, { packedBytes: 50 })).toBe('too-large')
  })

  it('what is no archive, and every archive cut short', async () => {
    expect(await read(Buffer.from('no zip'))).toBe('damaged')
    const bytes = archive({ name: 'a', content: 'abc', deflated: true })
    for (let length = 0; length < bytes.length; length += 1)
      expect(await read(bytes.subarray(0, length))).toBe('damaged')
  })
})
