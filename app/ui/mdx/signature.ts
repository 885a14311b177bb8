/**
 * Signatures of webhooks as the Standard Webhooks specification 1.0 makes them: HMAC-SHA256 over `id.timestamp.body`
 * with the bytes behind `whsec_`, in Base64 after `v1,`.
 */
export type SignedMessage = { secret: string; id: string; timestamp: string; body: string }

/** The key's bytes, or null when the secret is not `whsec_` and Base64. */
export function secretBytes(secret: string): Uint8Array<ArrayBuffer> | null {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret.trim())?.[1]
  if (!encoded || encoded.replace(/=+$/, '').length % 4 === 1) return null
  const binary = atob(encoded)
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

export const signedContent = ({ id, timestamp, body }: SignedMessage) => `${id}.${timestamp}.${body}`

/** `v1,<base64>`, or null when the secret cannot be read. */
export async function sign(message: SignedMessage): Promise<string | null> {
  const bytes = secretBytes(message.secret)
  if (!bytes) return null
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signedContent(message)))
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(mac)))}`
}

/** The header may hold several signatures, one for each secret during a rotation; one that fits is enough. */
export const isAmong = (signature: string, header: string) => header.trim().split(/\s+/).includes(signature)
