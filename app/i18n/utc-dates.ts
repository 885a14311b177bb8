import { createFormatter, type Formatter } from './format'

type Dates = Pick<Formatter, 'date' | 'dateLong'>
const made = new Map<string, Dates>()

/**
 * Days that have one name everywhere, whoever reads them and wherever: what is printed and what is shown to strangers
 * must be the same day. Counted in UTC.
 */
export function utcDates(locale: string): Dates {
  const known = made.get(locale) ?? createFormatter(locale, 'UTC')
  made.set(locale, known)
  return known
}
