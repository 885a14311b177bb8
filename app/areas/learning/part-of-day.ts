import { Temporal } from 'temporal-polyfill'

export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

/** The part of the day it is for somebody, to greet by. */
export function partOfDay(now: number, timeZone: string): PartOfDay {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
