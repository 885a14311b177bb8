/** Dates, numbers and durations in a person's language and time zone. Times are epoch milliseconds UTC. */

export type Formatter = ReturnType<typeof createFormatter>

type DurationWords = (hours: number, minutes: number) => string

const DAY = 86_400_000
const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** English dates are written day first, as in `14 March 2027`; other languages follow their own custom. */
const tagOf = (locale: string) => (locale === 'en' ? 'en-GB' : locale)

/** Every English month has three letters here; the locale data of en-GB makes an exception of September. */
const shortMonth = (text: string) => text.replace('Sept', 'Sep')

export function createFormatter(locale: string, timeZone: string, durationWords?: DurationWords) {
  const tag = tagOf(locale)
  const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()
  const dates = (key: string, options: Intl.DateTimeFormatOptions) => {
    let format = made.get(key) as Intl.DateTimeFormat | undefined
    if (!format) {
      format = new Intl.DateTimeFormat(tag, { timeZone, ...options })
      made.set(key, format)
    }
    return format
  }
  const numbers = (key: string, options: Intl.NumberFormatOptions) => {
    let format = made.get(key) as Intl.NumberFormat | undefined
    if (!format) {
      format = new Intl.NumberFormat(tag, options)
      made.set(key, format)
    }
    return format
  }
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  const relativeFormat = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })

  return {
    locale,
    timeZone,
    /** `14 Mar 2027`, for tables */
    date: (at: number) => shortMonth(dates('date', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)),
    /** `14 March 2027`, for sentences */
    dateLong: (at: number) => dates('dateLong', { day: 'numeric', month: 'long', year: 'numeric' }).format(at),
    /** `Thu 26 Nov`, for due dates of this year */
    day: (at: number) => shortMonth(dates('day', { weekday: 'short', day: 'numeric', month: 'short' }).format(at)),
    /** `26 Nov`, where the year is clear and room is short */
    dayMonth: (at: number) => shortMonth(dates('dayMonth', { day: 'numeric', month: 'short' }).format(at)),
    /** `March 2027` */
    month: (at: number) => {
      const format = dates('month', { month: 'long', year: 'numeric' })
      if (locale !== 'fa') return format.format(at)
      // The locale data of the Persian calendar put the year first, which no Persian reader does.
      const part = (type: string) => format.formatToParts(at).find((one) => one.type === type)?.value ?? ''
      return `${part('month')} ${part('year')}`
    },
    /** `12:44:42` */
    time: (at: number) =>
      dates('time', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at),
    /** `23 Nov 2026, 12:06 UTC+2` */
    dateTime: (at: number) =>
      dates('dateTime', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'shortOffset',
      }).format(at),
    /** `in 3 days`, `2 hours ago`; always shown beside an absolute time */
    relative: (at: number, now: number) => {
      const distance = at - now
      for (const [unit, size] of steps) {
        if (Math.abs(distance) >= size) return relativeFormat.format(Math.round(distance / size), unit)
      }
      return relativeFormat.format(0, 'minute')
    },
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      numbers(options ? JSON.stringify(options) : 'number', options ?? {}).format(value),
    /** The offset of the zone at a moment, in the digits of the language: `UTC+2` */
    zone: (at: number) => {
      const parts = dates('zone', { timeZoneName: 'shortOffset', hour: 'numeric' }).formatToParts(at)
      const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
      return locale === 'en' ? name.replace('GMT', 'UTC') : name
    },
    /** `share` is a fraction 0..1 */
    percent: (share: number, digits = 0) =>
      numbers(`percent${digits}`, { style: 'percent', maximumFractionDigits: digits }).format(share),
    /** Whole units of a currency, as programmes state thresholds */
    money: (amount: number, currency: string) =>
      numbers(`money${currency}`, {
        style: 'currency',
        currency,
        maximumFractionDigits: 2,
        trailingZeroDisplay: 'stripIfInteger',
      } as Intl.NumberFormatOptions).format(amount),
    /** `1 h 10 min` */
    minutes: (count: number) => {
      const hours = Math.floor(count / 60)
      const rest = Math.round(count % 60)
      return durationWords ? durationWords(hours, rest) : `${hours}:${String(rest).padStart(2, '0')}`
    },
    list: (items: readonly string[]) => lists.format(items),
  }
}
