/**
 * Calendar months added in UTC, negative ones going back; epoch milliseconds in and out. The time of day is kept; a day
 * that the target month lacks becomes its last day (29 February plus 12 months is 28 February).
 *
 * It is what Temporal's `add({ months })` gives (the test compares them) without its cost: rules ask it a million times.
 */
export function addMonths(from: number, months: number): number {
  const date = new Date(from)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) + timeOfDay(from)
}

const DAY = 86_400_000

const timeOfDay = (at: number): number => ((at % DAY) + DAY) % DAY
