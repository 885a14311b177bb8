import { redirect } from '@remix-run/node'
import { asciiUrl } from './ascii-url'

/** A message shown once on the next page, kept in a short-lived cookie. */
export type Flash = { kind: 'success' | 'info' | 'warn'; message: string }

const NAME = 'flash'
/** Browsers drop a cookie of more than 4 kB without a word; a character takes up to six bytes of it. */
const LONGEST = 600

/** Sends the person on with a word of what happened. */
export function redirectWithToast(url: string, flash: Flash, headers: Record<string, string> = {}): Response {
  const letters = Array.from(flash.message)
  const message = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : flash.message
  const value = Buffer.from(JSON.stringify({ kind: flash.kind, message })).toString('base64url')
  const response = redirect(asciiUrl(url), { status: 303, headers })
  response.headers.append('set-cookie', `${NAME}=${value}; Path=/; Max-Age=30; HttpOnly; SameSite=Lax`)
  return response
}

/** Reads the message and the header that forgets it. */
export function readFlash(cookieHeader: string | null): { flash: Flash; forget: string } | null {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]+)`).exec(cookieHeader ?? '')?.[1]
  if (!value) return null
  try {
    const flash: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))
    if (typeof flash !== 'object' || flash === null || !('message' in flash) || !('kind' in flash)) return null
    const kind = flash.kind === 'success' || flash.kind === 'warn' ? flash.kind : 'info'
    return {
      flash: { kind, message: String(flash.message) },
      forget: `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`,
    }
  } catch {
    return null
  }
}
