/**
 * Identifiers. Rows get UUIDv7 (RFC 9562 §5.7): sortable by time of creation, so indexes grow at their end.
 * What people type or print gets a short code in Crockford's base 32 with a check character.
 */

const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/** A new UUIDv7, lower case. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let index = 5, rest = now; index >= 0; index--, rest = Math.floor(rest / 256)) bytes[index] = rest % 256
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = Array.from(bytes, hex).join('')
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHECK = `${ALPHABET}*~$=U`

/**
 * A code for people: `HY-7K2M-4QX9`. Seven random characters (35 bits) and a check character, so that a slip of one
 * character or a swap of two neighbours is noticed (Crockford base 32, modulo 37; codes needing a sign are redrawn).
 * @param prefix two to four capital letters
 */
export function publicCode(prefix: string): string {
  for (;;) {
    const body = Array.from(crypto.getRandomValues(new Uint8Array(7)), (byte) => ALPHABET[byte % 32]).join('')
    const check = checkCharacter(body)
    if (ALPHABET.includes(check)) return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}${check}`
  }
}

/**
 * What a person typed or copied, as it would have been printed: upper case, O→0, I and L→1, whichever hyphens, without
 * spaces and marks of direction; null when it cannot be a code. The check character does not cover the prefix.
 */
export function readPublicCode(typed: string): string | null {
  const match = /^([A-Z]{2,4})-?([0-9A-Z]{4})-?([0-9A-Z]{4})$/.exec(plain(typed))
  if (!match) return null
  const digits = `${match[2]}${match[3]}`.replaceAll('O', '0').replace(/[IL]/g, '1')
  if (checkCharacter(digits.slice(0, 7)) !== digits[7]) return null
  return `${match[1]}-${digits.slice(0, 4)}-${digits.slice(4)}`
}

const plain = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s_\p{Cf}]/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .toUpperCase()

function checkCharacter(body: string): string {
  let rest = 0
  for (const character of body) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return ''
    rest = (rest * 32 + value) % 37
  }
  return CHECK[rest] ?? ''
}
