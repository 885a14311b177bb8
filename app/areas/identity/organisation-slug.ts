const LONGEST = 48

/**
 * The name of an organisation as it stands in addresses: `Bluefern Integration` → `bluefern-integration`.
 * Accents go, other scripts stay; a name without a letter or digit becomes `organisation`.
 */
export function organisationSlug(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  const slug = Array.from(letters)
    .slice(0, LONGEST)
    .join('')
    .replace(/^-+|-+$/g, '')
  return slug || 'organisation'
}

/** `base`, or `base-2`, `base-3` … if taken. */
export function freeSlug(base: string, isTaken: (slug: string) => boolean): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!isTaken(slug)) return slug
  }
}
