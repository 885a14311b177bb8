/**
 * Cross-site request forgery: a request that changes something must come from our own pages.
 * Remix's own check trusts `x-forwarded-host` and passes without an Origin; this one does neither.
 */
export type CsrfVerdict = { allow: true } | { allow: false; reason: 'foreign-origin' | 'no-origin' }

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** @param allowed origins such as `https://partners.halyard.example` */
export function checkOrigin(
  request: { method: string; cookie: string | undefined; origin: string | undefined; fetchSite: string | undefined },
  allowed: readonly string[],
): CsrfVerdict {
  if (safeMethods.has(request.method.toUpperCase()) || !request.cookie) return { allow: true }
  if (request.origin !== undefined)
    return allowed.includes(request.origin) ? { allow: true } : { allow: false, reason: 'foreign-origin' }
  return request.fetchSite === 'same-origin' ? { allow: true } : { allow: false, reason: 'no-origin' }
}
