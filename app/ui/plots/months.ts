const DAY = 86_400_000

export type MonthTick = { at: number; label: string }

/**
 * The first days of months between two moments (epoch milliseconds), in the calendar of the language: Farsi counts the
 * months of the Persian calendar. Each tick stands at noon of the first day, close enough for an axis of months.
 */
export function monthTicks(from: number, to: number, locale: string, timeZone: string): MonthTick[] {
  const number = formatOf(locale, timeZone, 'numeric')
  const name = formatOf(locale, timeZone, 'short')
  const monthOf = (at: number) => number.format(at)
  const made: MonthTick[] = []
  let before = monthOf(from)
  for (let at = from + DAY; at <= to; at += DAY) {
    const month = monthOf(at)
    if (month !== before) made.push({ at, label: name.format(at) })
    before = month
  }
  return made
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, timeZone: string, month: 'numeric' | 'short'): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${month}`
  const kept = formats.get(key)
  if (kept) return kept
  const made = new Intl.DateTimeFormat(locale, { month, timeZone })
  formats.set(key, made)
  return made
}
