import { describe, expect, test } from 'vitest'
import { fileEnds, isContentOf } from './file-content'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))
const endsOf = (content: Uint8Array, step = content.length || 1) => {
  const ends = fileEnds()
  for (let at = 0; at < content.length; at += step) ends.add(content.subarray(at, at + step))
  return ends.read()
}
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const docx = bytes(ZIP, '[Content_Types].xml', [0, 0], 'word/document.xml')
const odt = bytes(ZIP, new Array(26).fill(0), 'mimetypeapplication/vnd.oasis.opendocument.text')

describe('what a file holds', () => {
  test.each<[name: string, extension: string, content: Uint8Array, is: boolean]>([
    ['a picture', 'png', bytes(PNG, 'rest'), true],
    ['a page that calls itself a picture', 'png', bytes('<!doctype html><script>'), false],
    ['a document', 'pdf', bytes('%PDF-1.7\n'), true],
    ['a program that calls itself a document', 'pdf', bytes('MZ', [0x90, 0]), false],
    ['a text', 'txt', bytes('سلام — one\n'), true],
    ['a text with a zero in it', 'txt', bytes('a', [0], 'b'), false],
    ['a text in another encoding', 'csv', bytes('a;b;', [0xe9, 0xe8, 0xe9, 0xe8], ';c;d;e;f'), false],
    ['a Word file', 'docx', docx, true],
    ['a Word file that calls itself a spreadsheet', 'xlsx', docx, false],
    ['any ZIP file as a Word file', 'docx', bytes(ZIP, 'something.txt'), false],
    ['an OpenDocument text', 'odt', odt, true],
    ['an OpenDocument text as a spreadsheet', 'ods', odt, false],
    ['an ending nobody knows', 'exe', bytes('MZ'), false],
    ['the ending of a property every object has', 'constructor', bytes('text'), false],
    ['nothing', 'txt', bytes(), false],
  ])('%s', (_name, extension, content, is) => {
    expect(isContentOf(extension, endsOf(content))).toBe(is)
    expect(isContentOf(extension, endsOf(content, 3))).toBe(is)
  })

  test('the ends of a long file are its ends, however it comes', () => {
    const content = Uint8Array.from({ length: 200_000 }, (_, index) => index % 251)
    for (const step of [1_000, 65_536, 70_000, 200_000]) {
      const { head, tail, size } = endsOf(content, step)
      expect([size, head.length, tail.length]).toEqual([200_000, 4_096, 65_536])
      expect(Buffer.compare(head, content.subarray(0, 4_096))).toBe(0)
      expect(Buffer.compare(tail, content.subarray(-65_536))).toBe(0)
    }
  })
})
