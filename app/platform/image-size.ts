export type ImageSize = { width: number; height: number }

/**
 * The size of an image in pixels, so that a page keeps its place while the image loads; null when the file does not
 * say. PNG (W3C PNG §11.2.2), JPEG (ITU-T T.81 B.2.2), GIF, WebP (RFC 9649) and SVG with a size or a view box.
 */
export function imageSizeOf(name: string, bytes: Uint8Array): ImageSize | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = READERS[ending]?.(view, bytes) ?? null
  return size && size.width > 0 && size.height > 0 ? size : null
}

type Read = (view: DataView, bytes: Uint8Array) => ImageSize | null

const png: Read = (view) =>
  view.byteLength >= 24 && view.getUint32(0) === 0x89504e47
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : null

const gif: Read = (view) =>
  view.byteLength >= 10 && view.getUint32(0) === 0x47494638
    ? { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : null

/** Walks the segments to the frame header, whichever of the coding processes it announces. */
const jpeg: Read = (view) => {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < view.byteLength; ) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker < 0xff00) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

const webp: Read = (view) => {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250) return null
  const chunk = view.getUint32(12)
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (chunk === 0x56503858) return { width: uint24(24) + 1, height: uint24(27) + 1 }
  if (chunk === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const svg: Read = (_view, bytes) => {
  const tag = /<svg\b[^>]*>/.exec(new TextDecoder().decode(bytes.subarray(0, 4_096)))?.[0]
  if (!tag) return null
  const length = (name: string) => Number(new RegExp(`\\s${name}="(\\d+(?:\\.\\d+)?)(?:px)?"`).exec(tag)?.[1] ?? 0)
  const box = /\sviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"/.exec(tag)
  const width = length('width') || Number(box?.[1] ?? 0)
  const height = length('height') || Number(box?.[2] ?? 0)
  return { width: Math.round(width), height: Math.round(height) }
}

const READERS: Readonly<Record<string, Read>> = { png, gif, jpg: jpeg, jpeg, webp, svg }
