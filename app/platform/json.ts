/** Reads a JSON column that this product wrote itself; its shape is trusted. */
export const json = <T>(text: string): T => JSON.parse(text) as T

/**
 * JSON with sorted keys and no spaces, so that equal values have equal text (and so equal hashes).
 * Undefined members are left out, as JSON.stringify does. For plain values only: text, numbers, booleans, null, lists and
 * objects of them; a Date or a Map has no members to write.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
