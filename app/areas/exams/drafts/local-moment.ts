import { Temporal } from 'temporal-polyfill'

/**
 * A date with a time as a field sends it, in a time zone, as an instant in ISO 8601. A time that clocks skip when they
 * are put forward is the one an hour later. What is no such text is given back as it is, to be shown and corrected.
 */
export function instantOf(text: string, timeZone: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return text
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant().toString()
  } catch {
    return text
  }
}

/** An instant as a date and time field wants it; what is none is given back as it is. */
export function localMoment(text: string, timeZone: string): string {
  try {
    return Temporal.Instant.from(text)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
  } catch {
    return text
  }
}
