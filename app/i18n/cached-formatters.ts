import type { Formatters } from 'intl-messageformat'

/** Options stand in a parsed message, which is kept: the same object means the same formatter. */
function keptByOptions<Options extends object, Kept>(make: (locale: string, options?: Options) => Kept) {
  const plain = new Map<string, Kept>()
  const special = new WeakMap<Options, Map<string, Kept>>()
  return (locales?: string | readonly string[], options?: Options): Kept => {
    const locale = String(locales)
    let kept = plain
    if (options) {
      kept = special.get(options) ?? new Map()
      special.set(options, kept)
    }
    let formatter = kept.get(locale)
    if (formatter === undefined) {
      formatter = make(locale, options)
      kept.set(locale, formatter)
    }
    return formatter
  }
}

const rules = new Map<string, Intl.PluralRules>()

/** The number, date and plural formatters of messages: making one costs more than saying a sentence. */
export const cachedFormatters: Formatters = {
  getNumberFormat: keptByOptions(
    (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
  ),
  // Dates go through the page's own formatter, which knows the reader's time zone.
  getDateTimeFormat: keptByOptions(
    (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }),
  ),
  getPluralRules: (locales, options) => {
    const key = `${String(locales)} ${options?.type ?? 'cardinal'}`
    let rule = rules.get(key)
    if (!rule) {
      rule = new Intl.PluralRules(locales as string, options)
      rules.set(key, rule)
    }
    return rule
  },
}
