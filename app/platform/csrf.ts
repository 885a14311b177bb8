/**
 * Cross-site request forgery: a request that changes something must come from our own pages.
 * Remix's own check trusts `x-forwarded-host` and passes without an Origin; this one does neither.
 */
export type CsrfVerdict = { allow: true } | { allow: false; reason: 'foreign-origin' | 'no-origin' }

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whoever sends an Origin must be one of ours, cookie or not: signing a stranger in to an account of the attacker's is a
 * forgery too. Without one, the browser's own word counts; a program that sends neither may ask, but not with a cookie.
 * @param allowed origins such as `https://partners.halyard.example`
 */
export function checkOrigin(
  request: { method: string; cookie: string | undefined; origin: string | undefined; fetchSite: string | undefined },
  allowed: readonly string[],
): CsrfVerdict {
  if (safeMethods.has(request.method.toUpperCase())) return { allow: true }
  if (request.origin !== undefined)
    return allowed.includes(request.origin) ? { allow: true } : { allow: false, reason: 'foreign-origin' }
  if (request.fetchSite === 'same-origin') return { allow: true }
  return request.cookie || request.fetchSite !== undefined ? { allow: false, reason: 'no-origin' } : { allow: true }
}
