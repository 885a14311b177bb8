// Built from code points so that the source holds no invisible characters: controls, zero-width, bidirectional marks.
const HIDDEN = new RegExp(
  `[${['0000-001f', '007f-009f', '00ad', '200b-200f', '2028-202e', '2060-2069', 'feff']
    .map((range) =>
      range
        .split('-')
        .map((code) => `\\u${code}`)
        .join('-'),
    )
    .join('')}]`,
)
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const LONGEST = 2000

/**
 * The address if a link may carry it, else null. Allowed are http, https, mailto, tel and paths of this site. An
 * address with hidden characters, a backslash or another host behind `//` is refused rather than repaired.
 */
export function safeUrl(address: string): string | null {
  const url = address.trim()
  if (url === '' || url.length > LONGEST || HIDDEN.test(url) || /[\\\s]/.test(url)) return null
  if (url.startsWith('/') || url.startsWith('#')) return url.startsWith('//') ? null : url
  const scheme = /^([a-z][a-z0-9+.-]*:)(.*)$/i.exec(url)
  if (!scheme || !SCHEMES.has((scheme[1] ?? '').toLowerCase())) return null
  if (!/^https?:/i.test(url)) return url
  return /^https?:\/\/[^/]/i.test(url) && URL.canParse(url) ? url : null
}
