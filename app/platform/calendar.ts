import { Temporal } from 'temporal-polyfill'

/**
 * Calendar months added in UTC, negative ones going back; epoch milliseconds in and out. The time of day is kept; a day
 * that the target month lacks becomes its last day (29 February plus 12 months is 28 February).
 */
export function addMonths(from: number, months: number): number {
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC').add({ months }).epochMilliseconds
}
