/**
 * Ids that the page around a lesson uses itself. A heading “Main” must not become the target of the skip link.
 */
const TAKEN = [
  'main',
  'note',
  'notes',
  'toc',
  'search',
  'palette',
  'toasts',
  'reader-progress',
  'reader-status',
  'footnote-label',
]

/**
 * Makes ids of headings: small letters, digits and single hyphens of any script, each id once in a text.
 *
 * @example const slug = createSlugger(); slug('The key, not the delivery') // 'the-key-not-the-delivery'
 */
export function createSlugger(): (heading: string) => string {
  const used = new Set(TAKEN)
  return (heading) => {
    const base = slugOf(heading) || 'section'
    let slug = base
    for (let count = 2; used.has(slug); count += 1) slug = `${base}-${count}`
    used.add(slug)
    return slug
  }
}

function slugOf(heading: string): string {
  const words = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’\p{Cf}]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return [...words]
    .slice(0, 80)
    .join('')
    .replace(/^-+|-+$/g, '')
}
