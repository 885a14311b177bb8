/** One place in which two values differ; `claim` and `found` are JSON, undefined where there is nothing. */
export type Difference = { readonly path: string; readonly claim?: string; readonly found?: string }

/**
 * The places in which what is claimed differs from what was found, each the smallest: a member of a member is named by its
 * path ("failing.0.asks"). Lists of different lengths differ as a whole.
 */
export function differencesOf(claim: unknown, found: unknown, path = ''): Difference[] {
  if (isPlain(claim) && isPlain(found) && Array.isArray(claim) === Array.isArray(found)) {
    const names = [...new Set([...Object.keys(claim), ...Object.keys(found)])]
    if (!Array.isArray(claim) || Object.keys(claim).length === Object.keys(found).length)
      return names.flatMap((name) =>
        differencesOf(own(claim, name), own(found, name), path === '' ? name : `${path}.${name}`),
      )
  }
  const [said, truth] = [JSON.stringify(claim), JSON.stringify(found)]
  if (said === truth) return []
  return [{ path, ...(said !== undefined && { claim: said }), ...(truth !== undefined && { found: truth }) }]
}

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null

const own = (value: Plain, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined)
