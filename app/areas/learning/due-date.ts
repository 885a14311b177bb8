import { Temporal } from 'temporal-polyfill'

export type DueDate = { ok: true; dueAt: number } | { ok: false; reason: 'not-a-date' | 'past' | 'too-far' }

/** Nobody plans learning further ahead; a year typed wrong is caught. */
const FURTHEST_DAYS = 730

/**
 * A day as a date field sends it, as the last millisecond of that day in a time zone: what is due on a day may be done
 * until the day ends. A day may have 23 or 25 hours.
 */
export function dueDate(day: string, timeZone: string, now: number): DueDate {
  const date = readDay(day)
  if (!date) return { ok: false, reason: 'not-a-date' }
  const dueAt = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1
  if (dueAt <= now) return { ok: false, reason: 'past' }
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  return today.until(date).days > FURTHEST_DAYS ? { ok: false, reason: 'too-far' } : { ok: true, dueAt }
}

/** Today in a time zone, as a date field wants it. */
export const dayOf = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

function readDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
