import { randomBytes } from 'node:crypto'
import { sha256Hex } from '~/platform/hash.server'

/** A secret for a link in a mail: 256 random bits. The database keeps its digest only. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: sha256Hex(token) }
}

/** The digest under which a token from a link is looked up; null when it cannot be one of ours. */
export const tokenHashOf = (token: string): string | null => (/^[\w-]{43}$/.test(token) ? sha256Hex(token) : null)
