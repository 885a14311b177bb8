/**
 * The text of a file: UTF-8, or UTF-16 when a byte order mark says so. Null for anything else: guessing an old code
 * page would import wrong letters without a word.
 */
export function decodeSource(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
