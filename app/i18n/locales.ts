/** A language the product speaks: one folder below `messages/` with its `locale.json`. */
export type Locale = string
export type LocaleInfo = { code: Locale; name: string; dir: 'ltr' | 'rtl' }

/** The language of the catalogue's shape; spoken to whoever asks for none of ours. */
export const defaultLocale: Locale = 'en'

/** The first language of an Accept-Language header (RFC 9110 §12.5.4) that is among `known`. */
export function negotiateLocale(header: string | null | undefined, known: readonly Locale[]): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { code: tag.split('-')[0]?.toLowerCase() ?? '', quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ code }) => code).find((code) => known.includes(code)) ?? defaultLocale
}
