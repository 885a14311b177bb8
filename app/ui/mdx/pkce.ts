/** Proof Key for Code Exchange (RFC 7636): the S256 challenge of a code verifier. */

/** Characters of a verifier (RFC 7636 §4.1). */
export const LENGTH = { min: 43, max: 128 } as const

/** Appendix B of RFC 7636. */
export const EXAMPLE = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  digest: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
} as const

export type Derived = { digest: string; challenge: string }

/** What keeps a text from being a verifier (RFC 7636 §4.1), or null. */
export function verifierProblem(verifier: string): 'short' | 'long' | 'characters' | null {
  if (!/^[A-Za-z0-9\-._~]*$/.test(verifier)) return 'characters'
  if (verifier.length < LENGTH.min) return 'short'
  return verifier.length > LENGTH.max ? 'long' : null
}

/** SHA-256 of the verifier's ASCII, in hexadecimal and in Base64url without padding (RFC 7636 §4.2). */
export async function derive(verifier: string): Promise<Derived> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)))
  return {
    digest: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    challenge: base64url(digest),
  }
}

/** 32 random bytes, as RFC 7636 §7.1 recommends: 43 characters. */
export const newVerifier = () => base64url(crypto.getRandomValues(new Uint8Array(32)))

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
