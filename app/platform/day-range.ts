import { Temporal } from 'temporal-polyfill'

/** From the first moment of a day to the first moment after another, epoch milliseconds; null where no day is given. */
export type DayRange = { from: number | null; until: number | null }

/**
 * The moments of a range of days, both included, as their date fields send them. What is not a day of the calendar
 * counts as not given. A day begins when it begins in the reader's time zone.
 */
export const dayRange = (first: string | null, last: string | null, timeZone: string): DayRange => ({
  from: startOf(first, 0, timeZone),
  until: startOf(last, 1, timeZone),
})

function startOf(day: string | null, later: number, timeZone: string): number | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  try {
    return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds
  } catch {
    return null
  }
}
