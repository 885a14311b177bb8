/** A picture by what its bytes say, never by its name. Sizes in pixels. */
type PictureFacts = { mediaType: 'image/png' | 'image/jpeg' | 'image/webp'; width: number; height: number }

/** Fits a request, with everything else that a form holds. */
export const LARGEST_PICTURE = 900_000
const LARGEST_SIDE = 20_000

/** PNG, JPEG and WebP; null for anything else, for a broken head, and for sides that no screen shows. */
export function readPicture(bytes: Uint8Array): PictureFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const facts = readPng(view) ?? readJpeg(view) ?? readWebp(view)
  const isSize = (side: number) => side >= 1 && side <= LARGEST_SIDE
  return facts && isSize(facts.width) && isSize(facts.height) ? facts : null
}

const ascii = (view: DataView, at: number, length: number): string =>
  at + length > view.byteLength
    ? ''
    : String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)))

/** PNG §5.2, §11.2.2 */
function readPng(view: DataView): PictureFacts | null {
  if (ascii(view, 0, 8) !== '\x89PNG\r\n\x1a\n' || ascii(view, 12, 4) !== 'IHDR' || view.byteLength < 24) return null
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** ITU T.81 §B: segments up to the first start of frame. */
function readJpeg(view: DataView): PictureFacts | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

/** RFC 9649: lossy, lossless and extended files. */
function readWebp(view: DataView): PictureFacts | null {
  if (ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP' || view.byteLength < 30) return null
  const of = (width: number, height: number): PictureFacts => ({ mediaType: 'image/webp', width, height })
  const kind = ascii(view, 12, 4)
  if (kind === 'VP8 ') return of(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true)
    return of((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
  }
  const three = (at: number) => view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16)
  return kind === 'VP8X' ? of(three(24) + 1, three(27) + 1) : null
}
